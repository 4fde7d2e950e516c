import type { Family } from "@/lib/model/address";
import type { DesiredCluster, DesiredService } from "@/lib/model/cluster";
import type { Protocol } from "@/lib/model/listener";
import { listenerFamilies } from "@/lib/model/listener-families";
import { listenerKeys } from "@/lib/model/listener-keys";

export type VirtualServerHead = {
  readonly words: readonly (string | number)[];
  /** Null: the words tell it, or the members of a group differ in it. */
  readonly family: Family | null;
  /** Null: keepalived complains about a protocol where there are marks only. */
  readonly protocol: Protocol | null;
};

/** How a virtual_server block begins; null = it would listen on nothing. */
export function virtualServerHead(cluster: DesiredCluster, { id, listener }: DesiredService): VirtualServerHead | null {
  const keys = listenerKeys(cluster, listener);
  const [key] = keys;
  if (key === undefined) return null;
  if (listener.kind === "group") {
    const families = listenerFamilies(cluster, listener);
    const [family = null] = families;
    const marksOnly = keys.every(({ kind }) => kind === "fwmark");
    return {
      words: ["virtual_server", "group", id],
      family: families.size === 1 ? family : null,
      protocol: marksOnly ? null : listener.protocol,
    };
  }
  return key.kind === "fwmark"
    ? { words: ["virtual_server", "fwmark", key.mark], family: key.family, protocol: null }
    : { words: ["virtual_server", key.address, key.port], family: null, protocol: key.protocol };
}
