import type { Listener } from "./listener";

/** The VIPs at which clients reach a listener, each once. A mark that somebody else sets names none. */
export function listenerVipIds(listener: Listener): string[] {
  switch (listener.kind) {
    case "address":
      return [listener.vipId];
    case "fwmark":
      return [...new Set(listener.feeds.map(({ vipId }) => vipId))];
    case "group":
      return [...new Set(listener.members.flatMap((member) => (member.kind === "vip" ? [member.vipId] : [])))];
  }
}
