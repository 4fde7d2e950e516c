"use client";

import { useFormatter } from "next-intl";
import { scaleRate } from "./format-rate";

/** Spells a rate or count in three digits and a prefix, "9.40 k", where no markup can stand. */
export function useRateText(): (value: number) => string {
  const format = useFormatter();
  return (value) => {
    const { value: scaled, prefix, digits } = scaleRate(value);
    const number = format.number(scaled, { maximumFractionDigits: digits });
    return prefix === "" ? number : `${number} ${prefix}`;
  };
}
