/**
 * How the lines of a chart look, in their order. A hue never stands alone: each has a pattern of its own, and none is one of
 * the hues of the states.
 */
export const lineStyles = [
  { color: "--chart-1", dash: [] },
  { color: "--chart-2", dash: [7, 3] },
  { color: "--chart-3", dash: [2, 3] },
  { color: "--chart-4", dash: [10, 3, 2, 3] },
  { color: "--chart-5", dash: [4, 4] },
  { color: "--chart-6", dash: [12, 4] },
] as const;

export type LineStyle = { readonly color: string; readonly dash: readonly number[] };

export function lineStyle(index: number): LineStyle {
  return lineStyles[index % lineStyles.length] ?? lineStyles[0];
}
