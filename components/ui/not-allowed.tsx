import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "./empty-state";

/** A page that this person's role does not open. */
export function NotAllowed() {
  const t = useTranslations("common");
  return (
    <EmptyState icon={Lock} title={t("notAllowed")}>
      {t("notAllowedText")}
    </EmptyState>
  );
}
