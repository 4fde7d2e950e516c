import type { Persistence } from "./cluster";
import type { IpvsSysctls } from "./ipvs-sysctls";
import type { Verb } from "./verb";

export type Explanation = { readonly code: string; readonly params: Readonly<Record<string, string | number>> };

/**
 * One sentence (message key under `clusters.verbs.explain`) on what a verb does to the connections that a destination has
 * and to clients that are kept with it. By net/netfilter/ipvs: a template counts for new connections unless its
 * destination has weight 0 and expire_quiescent_template is on.
 */
export function explainVerb(
  verb: Verb,
  { persistence, sysctls }: { readonly persistence: Persistence | null; readonly sysctls: IpvsSysctls },
): Explanation {
  const params = { timeoutSec: persistence?.timeoutSec ?? 0 };
  if (verb !== "drain") return { code: verb, params };
  if (persistence === null) return { code: verb, params };
  const moves = sysctls.expire_quiescent_template === 1;
  return { code: moves ? "drain_moving" : "drain_persistent", params };
}
