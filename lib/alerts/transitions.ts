import type { EventKind, Severity } from "@/lib/model/alert/kinds";
import { type ClusterView, holdersOf } from "./conditions/cluster-view";
import type { Memory } from "./memory";

/** Something that happened, to be written down. */
export type Moment = {
  readonly kind: EventKind;
  readonly severity: Severity;
  readonly object: string;
  readonly hostId: string | null;
  readonly params: Readonly<Record<string, string | number>>;
};

/**
 * VIPs that went from one director to another since they were seen last. While nobody is seen to hold one, or two are, who
 * had it is remembered.
 */
export function vipTransitions(
  view: ClusterView,
  owners: Memory["owners"],
): { readonly owners: Memory["owners"]; readonly moments: readonly Moment[] } {
  const next: Record<string, string> = {};
  const moments: Moment[] = [];
  for (const { address } of view.applied?.vips ?? []) {
    const holders = holdersOf(view, address);
    const former = owners[address];
    const [holder] = holders;
    if (holder === undefined || holders.length > 1) {
      if (former !== undefined) next[address] = former;
      continue;
    }
    next[address] = holder.name;
    if (former === undefined || former === holder.name) continue;
    const params = { vip: address, from: former, to: holder.name };
    moments.push({ kind: "vrrp_transition", severity: "warning", object: address, hostId: holder.hostId, params });
  }
  return { owners: next, moments };
}
