const minuteSec = 60;
const daySec = 86_400;

/**
 * A time on the axis: only as fine as the distance to the next one, and always on the 24-hour clock. `incrementSec` is that
 * distance in seconds.
 */
export function formatTick(atSec: number, incrementSec: number, timeZone: string): string {
  const parts = new Map(
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    })
      .formatToParts(atSec * 1000)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? "";
  const day = `${part("month")}-${part("day")}`;
  const minute = `${part("hour")}:${part("minute")}`;
  if (incrementSec >= daySec) return day;
  if (incrementSec < minuteSec) return `${minute}:${part("second")}`;
  return minute === "00:00" ? day : minute;
}
