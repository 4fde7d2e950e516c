import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { Family } from "@/lib/model/address";
import type { ListenerKind, Protocol } from "@/lib/model/listener";

/**
 * What a person has entered for a listener; null = not entered. The fields of every kind are kept side by side, so that
 * trying another kind loses nothing.
 */
export type ListenerForm = {
  readonly kind: ListenerKind;
  /** Of an address and of a group. */
  readonly protocol: Protocol;
  readonly vipId: string | null;
  readonly port: number | null;
  readonly mark: number | null;
  /** Of the clients whose packets have the mark. */
  readonly family: Family;
  readonly feeds: readonly FeedForm[];
  readonly members: readonly GroupMemberForm[];
};

export type FeedForm = {
  readonly vipId: string | null;
  readonly protocol: Protocol;
  readonly firstPort: number | null;
  readonly lastPort: number | null;
};

export type GroupMemberForm =
  | { readonly kind: "vip"; readonly vipId: string | null; readonly port: number | null }
  | { readonly kind: "range"; readonly address: string; readonly count: number | null; readonly port: number | null }
  | { readonly kind: "fwmark"; readonly mark: number | null; readonly family: Family };

export function newListenerForm({ vips }: Pick<ClusterResource, "vips">): ListenerForm {
  const vipId = vips[0]?.id ?? null;
  return {
    kind: "address",
    protocol: "TCP",
    vipId,
    port: 80,
    mark: 1,
    family: "inet",
    feeds: [{ vipId, protocol: "TCP", firstPort: 80, lastPort: 80 }],
    members: [{ kind: "vip", vipId, port: 80 }],
  };
}

/** The listener as the API takes it. What is missing is left out, so that the API names it with all the rest. */
export function listenerBody({ kind, protocol, vipId, port, mark, family, feeds, members }: ListenerForm): object {
  switch (kind) {
    case "address":
      return entered({ kind, protocol, vipId, port });
    case "fwmark":
      return entered({ kind, mark, family, feeds: feeds.map(entered) });
    case "group":
      return entered({ kind, protocol, members: members.map(entered) });
  }
}

function entered(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
