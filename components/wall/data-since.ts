import type { WallSummary } from "@/lib/api/resources/wall-view";

/** After this time without any figure a screen says nothing but that. */
export const silenceMs = 15_000;

/**
 * When the last figure was read of anything that a screen shows, where nothing was read lately; null = there are figures.
 * "never": there has been none.
 */
export function noDataSince({ clusters }: WallSummary): string | "never" | null {
  const watched = clusters.filter(({ level, directors }) => level !== "idle" && directors.total > 0);
  if (watched.length === 0 || watched.some(({ directors }) => directors.up > 0)) return null;
  const moments = watched.map(({ freshAt }) => freshAt).filter((moment) => moment !== null);
  return moments.sort().at(-1) ?? "never";
}
