"use client";

import { useTranslations } from "next-intl";
import { useServerClock } from "@/lib/client/server-clock";
import { formatMoment } from "./format-moment";
import { splitAge } from "./split-age";

type Props = {
  /** ISO 8601; null = never. */
  at: string | null;
  className?: string;
};

/** How long ago something was, by the server's clock; it ticks. The exact time shows on hover. */
export function Age({ at, className = "" }: Props) {
  const t = useTranslations("common.age");
  const clock = useServerClock();
  if (at === null) {
    return <span className={className}>{t("never")}</span>;
  }
  if (clock === null) {
    return <time dateTime={at} className={className} />;
  }
  const age = splitAge(clock.nowMs - Date.parse(at));
  const exact = formatMoment(new Date(at), Intl.DateTimeFormat().resolvedOptions().timeZone, "second");
  return (
    <time dateTime={at} title={exact} className={`whitespace-nowrap ${className}`}>
      {age.unit === "now" ? t("now") : t(age.unit, { count: age.count })}
    </time>
  );
}
