"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";

const page = "/settings/restore";

/** On every page while the panel writes to no host, because nobody has accepted the hosts since it was restored. */
export function ObserveBanner() {
  const t = useTranslations("settings.restore");
  const isThere = usePathname() === page;
  return (
    <div className="mb-4">
      <Banner
        tone="caution"
        title={t("banner")}
        actions={isThere ? undefined : <ButtonLink href={page}>{t("open")}</ButtonLink>}
      >
        {t("bannerText")}
      </Banner>
    </div>
  );
}
