import type { Persistence } from "./cluster";
import type { IpvsSysctls } from "./ipvs-sysctls";
import type { Verb } from "./verb";

export type Explanation = { readonly code: string; readonly params: Readonly<Record<string, string | number>> };

export type VerbFacts = {
  readonly persistence: Persistence | null;
  /** What the cluster sets on its directors. */
  readonly sysctls: IpvsSysctls;
  /** What directors were last seen to have, for what the cluster leaves to them. */
  readonly observed: readonly { readonly director: string; readonly sysctls: IpvsSysctls }[];
};

/**
 * One sentence (message key under `clusters.verbs.explain`) on what a verb does to the connections that a destination has
 * and to clients that are kept with it. By net/netfilter/ipvs: a template counts for new connections unless its
 * destination has weight 0 and expire_quiescent_template is on.
 */
export function explainVerb(verb: Verb, { persistence, sysctls, observed }: VerbFacts): Explanation {
  const params = { timeoutSec: persistence?.timeoutSec ?? 0 };
  if (verb !== "drain" || persistence === null) return { code: verb, params };
  const set = sysctls.expire_quiescent_template;
  const on = observed.filter((each) => each.sysctls.expire_quiescent_template === 1);
  if (set === 1 || (set === undefined && on.length > 0 && on.length === observed.length))
    return { code: "drain_moving", params };
  if (set !== undefined || on.length === 0) return { code: "drain_persistent", params };
  return { code: "drain_mixed", params: { ...params, directors: on.map(({ director }) => director).join(", ") } };
}
