/** One sample; `value` null = the sample had none. */
export type SparkPoint = { readonly atMs: number; readonly value: number | null };

export type SparkFrame = {
  readonly fromMs: number;
  readonly toMs: number;
  /** The value at the top; shared by the rows of one service, so that their lines can be compared. */
  readonly max: number;
  readonly width: number;
  readonly height: number;
};

/** Directors are sampled every 2 s; two missing samples are a gap, one that was late is none. */
const gapMs = 5_000;

/**
 * The line of a sparkline as an SVG path: broken wherever samples are missing, never drawn across, because a line
 * through a gap claims what nobody saw. A sample between two gaps is a dot. `points` are oldest first.
 */
export function sparkPath(points: readonly SparkPoint[], frame: SparkFrame): string {
  const { fromMs, toMs, max, width, height } = frame;
  const parts: string[] = [];
  let lastMs: number | null = null;
  let isAlone = false;
  for (const { atMs, value } of points) {
    if (value === null || atMs < fromMs || atMs > toMs) continue;
    const x = ((atMs - fromMs) / (toMs - fromMs)) * width;
    // The stroke needs half a pixel at the top and at the bottom.
    const y = height - 1 - (max === 0 ? 0 : (Math.min(value, max) / max) * (height - 2));
    const starts = lastMs === null || atMs - lastMs > gapMs;
    if (starts && isAlone) parts.push("h0");
    parts.push(`${starts ? "M" : "L"}${x.toFixed(1)},${y.toFixed(1)}`);
    isAlone = starts;
    lastMs = atMs;
  }
  if (isAlone) parts.push("h0");
  return parts.join("");
}
