/** Parses a decimal integer between `min` and `max`; null = anything else. */
export function parseInteger(text: string | undefined, min: number, max: number): number | null {
  if (text === undefined || !/^-?\d{1,15}$/.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max ? value : null;
}
