/** "2026-11-21T19:30" in the reader's zone, as a field for date and time has it; "" = none. */
export function toLocalTime(at: string | null): string {
  if (at === null) return "";
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The moment that was meant, in UTC; null = none, or no time at all. */
export function fromLocalTime(text: string): string | null {
  const ms = Date.parse(text);
  return text === "" || Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
