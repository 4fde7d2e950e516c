export type MomentPrecision = "minute" | "second" | "millisecond";

/**
 * A point in time as "2026-11-21 05:51:57", in the given zone: sortable by eye and the same in every language, where
 * 11/12 would be read as two different days.
 */
export function formatMoment(at: Date, timeZone: string, precision: MomentPrecision): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    hourCycle: "h23",
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const minute = `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
  if (precision === "minute") {
    return minute;
  }
  const second = `${minute}:${part("second")}`;
  return precision === "second" ? second : `${second}.${part("fractionalSecond")}`;
}
