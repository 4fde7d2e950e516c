import type { GroupMember, Listener } from "@/lib/model/listener";
import { listenerProtocol } from "@/lib/model/listener-protocol";

/** The rows of a listener, to be written along with its service. */
export function listenerRows(listener: Listener, clusterId: string) {
  const protocol = listenerProtocol(listener);
  const feeds = listener.kind === "fwmark" ? listener.feeds : [];
  return {
    listenerKind: listener.kind,
    protocol,
    endpoints: {
      createMany: {
        data: membersOf(listener).map((member, position) => ({
          clusterId,
          position,
          // A mark takes whatever has it, so its row has no protocol.
          protocol: member.kind === "fwmark" ? null : protocol,
          ...member,
        })),
      },
    },
    markFeeds: { createMany: { data: feeds.map((feed, position) => ({ ...feed, position })) } },
  };
}

function membersOf(listener: Listener): GroupMember[] {
  switch (listener.kind) {
    case "address":
      return [{ kind: "vip", vipId: listener.vipId, port: listener.port }];
    case "fwmark":
      return [{ kind: "fwmark", mark: listener.mark, family: listener.family }];
    case "group":
      return listener.members;
  }
}
