import type { IpAddress } from "@/lib/model/address";
import { formatEndpoint } from "@/lib/model/address";
import type { DraftListener, DraftMember } from "./draft";

/** The ids of an imported cluster: made of what they name, so that two imports of one text give the same. */
export const keys = {
  vip: (address: IpAddress) => `vip:${address}`,
  realServer: (address: IpAddress) => `rs:${address}`,
  /** A router_id is kept, so that it is written back as it was. */
  director: (name: string, routerId: string | null) => routerId ?? `director:${name}`,
  /** Whether a director's id is none that its file gives. */
  isMadeUp: (directorId: string) => directorId.startsWith("director:"),
  vrrpInstance: (name: string) => `vrrp:${name}`,
  host: (name: string) => `host:${name}`,
  service: (listener: DraftListener) => `service:${listenerText(listener)}`,
  destination: (listener: DraftListener, address: IpAddress, port: number) =>
    `destination:${listenerText(listener)}/${formatEndpoint(address, port)}`,
};

/** What a listener is called: `TCP 10.0.0.1:80`, `mark 7`, `mark 7 (IPv6)`, `TCP 10.0.0.1:80, mark 7`. */
export function listenerText(listener: DraftListener): string {
  switch (listener.kind) {
    case "address":
      return `${listener.protocol} ${formatEndpoint(listener.address, listener.port)}`;
    case "fwmark":
      return memberText(listener);
    case "group":
      return `${listener.protocol} ${listener.members.map(memberText).join(", ")}`;
  }
}

function memberText(member: DraftMember): string {
  switch (member.kind) {
    case "address":
      return formatEndpoint(member.address, member.port);
    case "range":
      return `${formatEndpoint(member.address, member.port)} +${member.count - 1}`;
    case "fwmark":
      return `mark ${member.mark}${member.family === "inet6" ? " (IPv6)" : ""}`;
  }
}
