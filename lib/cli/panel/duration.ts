import { InvalidArgumentError } from "commander";

const seconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Reads "90s", "10m", "2h" or "1d" as seconds; a number alone is seconds. */
export function parseDuration(text: string): number {
  const [, digits = "", unit = "s"] = /^(\d{1,6})([smhd])?$/.exec(text) ?? [];
  const factor = unit === "s" || unit === "m" || unit === "h" || unit === "d" ? seconds[unit] : 0;
  const value = Number(digits) * factor;
  if (digits === "" || value < 1) throw new InvalidArgumentError("90s, 10m, 2h");
  return value;
}
