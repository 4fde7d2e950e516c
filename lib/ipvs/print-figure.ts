/**
 * A counter or rate as ipvsadm prints it without --exact: whole up to 10^8, then cut off (never rounded) to a decimal
 * multiple.
 */
export function printFigure(value: bigint): string {
  if (value < 10n ** 8n) return String(value);
  if (value < 10n ** 9n) return `${value / 10n ** 3n}K`;
  if (value < 10n ** 11n) return `${value / 10n ** 6n}M`;
  if (value < 10n ** 14n) return `${value / 10n ** 9n}G`;
  return `${value / 10n ** 12n}T`;
}
