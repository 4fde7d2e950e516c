import type { IpAddress } from "@/lib/model/address";
import type { DraftListener } from "./draft";

/** The addresses that become VIPs of a listener, each once. A range of a group is routed to the directors, not held. */
export function listenerAddresses(listener: DraftListener): IpAddress[] {
  switch (listener.kind) {
    case "address":
      return [listener.address];
    case "fwmark":
      return [];
    case "group":
      return [...new Set(listener.members.flatMap((member) => (member.kind === "address" ? [member.address] : [])))];
  }
}
