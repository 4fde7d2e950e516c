/** Each place is held for two minutes, so that no pixel shows the same for days. */
export const shiftEveryMs = 120_000;

/** Steps of two to four CSS pixels; the page keeps a margin of four for them. */
const places = [
  [0, 0],
  [3, 0],
  [3, 3],
  [0, 4],
  [-3, 2],
  [-4, -1],
  [-2, -4],
  [2, -3],
] as const;

/** Where the picture stands now. */
export function pixelShift(nowMs: number): { readonly x: number; readonly y: number } {
  const [x, y] = places[Math.floor(nowMs / shiftEveryMs) % places.length] ?? places[0];
  return { x, y };
}
