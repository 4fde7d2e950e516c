"use client";

import { useFormatter } from "next-intl";
import { scaleRate } from "@/components/live/format-rate";

/** Three significant digits; a dash while it is not known (never 0). */
export function Figure({ value }: { value: number | null }) {
  const format = useFormatter();
  if (value === null) return <b>–</b>;
  const { value: scaled, prefix, digits } = scaleRate(value);
  return <b>{`${format.number(scaled, { minimumFractionDigits: digits, maximumFractionDigits: digits })}${prefix}`}</b>;
}

/** "38/40": how many are, of how many are meant to be. */
export function Part({ part }: { part: { readonly up: number; readonly total: number } | null }) {
  return <b>{part === null ? "–" : `${part.up}/${part.total}`}</b>;
}
