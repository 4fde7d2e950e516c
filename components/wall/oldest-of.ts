/** The oldest of some moments (ISO 8601); null when there is none, or one that is not known. */
export function oldestOf(moments: readonly (string | null)[]): string | null {
  const known = moments.filter((moment) => moment !== null).sort();
  return known.length === moments.length ? (known[0] ?? null) : null;
}
