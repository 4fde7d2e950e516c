import { InvalidArgumentError } from "commander";

/** Reads "60%", or 60. */
export function parsePercent(text: string): number {
  const percent = /^\d{1,3}%?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
  if (!(percent <= 100)) throw new InvalidArgumentError("0%-100%");
  return percent;
}
