/** An age in the one unit a glance needs: seconds up to 90 s, then minutes up to 90 min, hours up to 36 h, days. */
export type AgeParts = { unit: "now"; count: 0 } | { unit: "seconds" | "minutes" | "hours" | "days"; count: number };

/** Ages below one second, and times in the future (clocks differ a little), count as now. */
export function splitAge(ageMs: number): AgeParts {
  const seconds = Math.floor(ageMs / 1000);
  if (seconds < 1) {
    return { unit: "now", count: 0 };
  }
  if (seconds < 90) {
    return { unit: "seconds", count: seconds };
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 90) {
    return { unit: "minutes", count: minutes };
  }
  const hours = Math.floor(minutes / 60);
  return hours < 36 ? { unit: "hours", count: hours } : { unit: "days", count: Math.floor(hours / 24) };
}
