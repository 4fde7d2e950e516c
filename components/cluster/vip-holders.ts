import type { DirectorResource } from "@/lib/api/resources/cluster";
import type { DirectorSnapshot } from "@/lib/live/snapshot";

/**
 * Who holds a VIP now. "split": more than one director does, so clients reach one or the other by chance. "nobody" is
 * only said when every director was sampled lately; else it may be held by one that is not seen.
 */
export type VipHolding =
  | { readonly kind: "held"; readonly by: DirectorResource }
  | { readonly kind: "split"; readonly by: readonly DirectorResource[] }
  | { readonly kind: "nobody" }
  | { readonly kind: "unknown" };

export function vipHolding(
  address: string,
  directors: readonly DirectorResource[],
  fresh: ReadonlyMap<string, DirectorSnapshot>,
): VipHolding {
  const holders = directors.filter(({ id }) => fresh.get(id)?.vips.includes(address) ?? false);
  const [only] = holders;
  if (only !== undefined) return holders.length === 1 ? { kind: "held", by: only } : { kind: "split", by: holders };
  const allSeen = directors.length > 0 && directors.every(({ id }) => fresh.has(id));
  return { kind: allSeen ? "nobody" : "unknown" };
}
