"use client";

import { useFormatter, useTranslations } from "next-intl";
import { WallNotice } from "./wall-notice";

type Props = {
  /** When anything was known last (ISO 8601). */
  since: string | "never";
  /** Who is not heard from. */
  reason: "panel" | "directors";
};

/** Fills the screen: figures of some time ago, left standing, would pass for those of now. */
export function NoData({ since, reason }: Props) {
  const t = useTranslations("wall.noData");
  const format = useFormatter();
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const time =
    since === "never"
      ? null
      : format.dateTime(new Date(since), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  return (
    <WallNotice level="bad" title={time === null ? t("never") : t("since", { time })} about={t(`reason.${reason}`)} />
  );
}
