/** Parses a decimal integer between `min` and `max`; null = anything else. */
export function parseInteger(text: string | undefined, min: number, max: number): number | null {
  if (text === undefined || !/^-?\d{1,15}$/.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max ? value : null;
}

/** ipvsadm prints firewall marks with %d: those above 2^31-1 come out negative. Mark 0 means "not a mark". */
export function parseMark(text: string | undefined): number | null {
  const value = parseInteger(text, -(2 ** 31), 2 ** 32 - 1);
  if (value === null || value === 0) return null;
  return value < 0 ? value + 2 ** 32 : value;
}
