/** What was entered, without what is null (not entered), and with the fields of objects in one order. */
export function entered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(entered);
  if (!(value instanceof Object)) return value;
  const fields = Object.entries(value)
    .filter(([, one]) => one !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([key, one]) => [key, entered(one)]));
}

/** Whether two values mean the same, in whatever order their fields were written. */
export function isSameEntry(a: unknown, b: unknown): boolean {
  return JSON.stringify(entered(a)) === JSON.stringify(entered(b));
}

/** The fields of `form` that differ from `base`, so that others' edits of the rest survive. */
export function changedFields(form: object, base: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(form).filter(([field, value]) => !isSameEntry(value, base[field])));
}
