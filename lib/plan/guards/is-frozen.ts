import type { FreezeWindow } from "@/lib/model/freeze-window";

/**
 * Whether a moment (ms since 1970) is in a window. Its beginning is, its end is not. Where clocks change, the window
 * follows what a clock on the wall of its time zone shows.
 */
export function isFrozen(window: FreezeWindow, nowMs: number): boolean {
  const { date, time } = wallClock(window.timeZone, nowMs);
  if (window.kind === "dated") {
    const now = `${date}T${time}`;
    return window.from <= now && now < window.to;
  }
  const { days, from, to } = window;
  const today = weekday(date);
  const beginsToday = days.includes(today) && from <= time;
  if (from < to) return beginsToday && time < to;
  const yesterday = today === 1 ? 7 : today - 1;
  return beginsToday || (days.includes(yesterday) && time < to);
}

/** "2026-12-24" and "12:00" as they are there then. */
function wallClock(timeZone: string, nowMs: number): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "iso8601",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(nowMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return { date: `${part("year")}-${part("month")}-${part("day")}`, time: `${part("hour")}:${part("minute")}` };
}

/** 1 = Monday … 7 = Sunday. */
function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
