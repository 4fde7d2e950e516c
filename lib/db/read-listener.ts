import type { MarkFeed, ServiceEndpoint, VirtualService } from "./generated/client";

type ListenerRows = Pick<VirtualService, "listenerKind" | "protocol"> & {
  readonly endpoints: readonly ServiceEndpoint[];
  readonly markFeeds: readonly MarkFeed[];
};

/** A listener from its rows, as input of its schema, which judges what a column cannot. */
export function readListener(rows: ListenerRows): unknown {
  const members = [...rows.endpoints].sort((a, b) => a.position - b.position).map(readMember);
  const { listenerKind: kind, protocol } = rows;
  if (kind === "group") return { kind, protocol, members };
  const [member] = members;
  if (kind === "address") return { ...member, kind, protocol };
  const feeds = [...rows.markFeeds].sort((a, b) => a.position - b.position);
  return { ...member, kind, feeds };
}

function readMember({ kind, vipId, address, count, port, mark, family }: ServiceEndpoint) {
  switch (kind) {
    case "vip":
      return { kind, vipId, port };
    case "range":
      return { kind, address, count, port };
    case "fwmark":
      return { kind, mark: Number(mark), family };
  }
}
