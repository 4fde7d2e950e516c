/** Whether `hour` (0–23) is in a night that may go over midnight. From and until the same hour = the whole day. */
export function isDimmed(dim: { readonly from: number; readonly until: number } | null, hour: number): boolean {
  if (dim === null) return false;
  return dim.from < dim.until ? hour >= dim.from && hour < dim.until : hour >= dim.from || hour < dim.until;
}
