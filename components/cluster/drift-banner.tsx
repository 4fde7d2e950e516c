"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import type { DriftItemResource } from "@/lib/api/resources/drift";
import { openDrift, useDrift } from "./use-drift";

/** The two kinds of drift that cannot wait until somebody opens the tab. */
export function DriftBanner({ clusterId }: { clusterId: string }) {
  const t = useTranslations("drift");
  const items = openDrift(useDrift(clusterId).data);
  const vanished = items.filter(({ kind }) => kind === "table_vanished");
  const fights = items.filter(({ fightSince }) => fightSince !== null);
  const href = `/clusters/${clusterId}/drift`;
  const isThere = usePathname() === href;
  const link = isThere ? {} : { actions: <ButtonLink href={href}>{t("open")}</ButtonLink> };
  return (
    <>
      {vanished.length === 0 ? null : (
        <Banner role="alert" tone="bad" title={t("vanished.title", { names: namesOf(vanished) })} {...link}>
          {t("vanished.about")}
        </Banner>
      )}
      {fights.length === 0 ? null : (
        <Banner role="status" tone="bad" title={t("fights.title", { names: namesOf(fights) })} {...link}>
          {t("fights.about")}
        </Banner>
      )}
    </>
  );
}

function namesOf(items: readonly DriftItemResource[]): string {
  return [...new Set(items.map(({ hostName }) => hostName))].join(", ");
}
