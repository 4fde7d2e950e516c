"use client";

import { useFormatter, useTranslations } from "next-intl";
import { scaleRate } from "./format-rate";

/** A rate per second in three significant digits; a dash while it is not known (never 0). */
export function Rate({ perSec }: { perSec: number | null | undefined }) {
  const format = useFormatter();
  const t = useTranslations("live");
  if (perSec == null) return <Unknown label={t("notKnown")} />;
  const { value, prefix, digits } = scaleRate(perSec);
  const number = format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return (
    <span className={`whitespace-nowrap ${perSec === 0 ? "text-muted" : ""}`}>
      {number}
      {prefix === "" ? null : <span className="text-muted"> {prefix}</span>}
    </span>
  );
}

/** A whole number of something, e.g. connections; a dash while it is not known. */
export function Count({ value }: { value: number | null | undefined }) {
  const format = useFormatter();
  const t = useTranslations("live");
  if (value == null) return <Unknown label={t("notKnown")} />;
  return <span className={`whitespace-nowrap ${value === 0 ? "text-muted" : ""}`}>{format.number(value)}</span>;
}

function Unknown({ label }: { label: string }) {
  return (
    <span className="text-muted" title={label}>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
