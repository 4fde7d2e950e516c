import { parseInteger } from "./parse-integer";

/** ipvsadm prints firewall marks with %d: those above 2^31-1 come out negative. Mark 0 means "not a mark". */
export function parseMark(text: string | undefined): number | null {
  const value = parseInteger(text, -(2 ** 31), 2 ** 32 - 1);
  if (value === null || value === 0) return null;
  return value < 0 ? value + 2 ** 32 : value;
}
