import type { DraftCluster } from "@/lib/import/draft";
import type { DraftContext } from "./draft-director";
import { placeOfListed } from "./listed-place";
import type { Discovery } from "./model";

/**
 * Says which rules of packet filters give packets the marks that services listen on. They stay what they are, somebody
 * else's: a rule can be anything, and the cluster works with it as it is. A mark that no rule gives is a warning.
 */
export function reportMarks({ services }: DraftCluster, { markRules }: Discovery, context: DraftContext): void {
  const { at, report } = placeOfListed(context);
  const rules = markRules.map((text, index) => ({ at: at("packet filter", index + 1, text), mark: markOf(text) }));
  for (const { at: place, listener } of services) {
    if (listener.kind !== "fwmark") continue;
    const { mark } = listener;
    const own = rules.filter((rule) => rule.mark === mark);
    for (const rule of own) report.info(rule.at, "discover.mark_rule", { mark });
    if (own.length === 0) report.warning(place, "discover.mark_unseen", { mark });
  }
}

/** `--set-xmark 0x7/0xffffffff` of iptables, `mark set 0x00000007` of nftables. */
function markOf(rule: string): number | null {
  const [, text] = /(?:--set-x?mark|mark set)\s+(0x[0-9a-fA-F]{1,8}|\d{1,10})/.exec(rule) ?? [];
  return text === undefined ? null : Number(text);
}
