import type { DirectorResource } from "@/lib/api/resources/cluster";
import type { DirectorSnapshot } from "@/lib/live/snapshot";

/**
 * The director whose figures a page shows: the one the reader chose, else the one that holds most of the VIPs now (the
 * traffic is there), else the one that is preferred to.
 */
export function shownDirector(
  directors: readonly DirectorResource[],
  snapshots: ReadonlyMap<string, DirectorSnapshot>,
  chosenId: string | null,
): DirectorResource | null {
  const chosen = directors.find(({ id }) => id === chosenId);
  if (chosen !== undefined) return chosen;
  const held = (id: string): number => snapshots.get(id)?.vips.length ?? 0;
  const [first] = [...directors].sort((a, b) => held(b.id) - held(a.id) || b.priority - a.priority);
  return first ?? null;
}
