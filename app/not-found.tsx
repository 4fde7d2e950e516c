import { Compass } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  const t = useTranslations("common.notFound");
  return (
    <main className="pt-[10vh]">
      <EmptyState
        icon={Compass}
        title={<h1 className="text-base">{t("title")}</h1>}
        actions={<ButtonLink href="/">{t("action")}</ButtonLink>}
      >
        {t("text")}
      </EmptyState>
    </main>
  );
}
