export type ShareOutlier = "more" | "fewer";

/** Chance of a mark where none belongs, each time that one destination is looked at. */
const falseAlarm = 1e-6;

/**
 * No more connections than this count as evidence. Beyond it even a difference of one percent is certain, and of no
 * consequence: real clients never spread as evenly as weights do.
 */
const evidenceMost = 2_000;

/**
 * Whether `connections` of `total` are more or fewer than a scheduler that follows the weights would give by chance.
 *
 * Chernoff's bound: the chance that a share q comes of n choices with probability p is at most exp(−n·KL(q‖p)). It holds
 * for few connections as for many, so that there is no count below which nothing may be said: ten connections simply
 * prove little. A scheduler that goes round in turn strays less than choices by chance, so the bound errs on the quiet
 * side.
 */
export function shareOutlier(connections: number, total: number, meantShare: number): ShareOutlier | null {
  if (total <= 0 || meantShare <= 0 || meantShare >= 1) return null;
  const share = connections / total;
  const evidence = Math.min(total, evidenceMost) * divergence(share, meantShare);
  if (evidence <= Math.log(2 / falseAlarm)) return null;
  return share > meantShare ? "more" : "fewer";
}

/** Kullback–Leibler divergence of two coins, in nats. */
function divergence(q: number, p: number): number {
  const part = (a: number, b: number): number => (a === 0 ? 0 : a * Math.log(a / b));
  return part(q, p) + part(1 - q, 1 - p);
}
