import type { DraftListener } from "./draft";

/** The port of a listener: 0 where it has several or none, and destinations get the port that the client asked for. */
export function listenerPort(listener: DraftListener): number {
  if (listener.kind !== "group") return listener.kind === "address" ? listener.port : 0;
  const ports = new Set(listener.members.map((member) => (member.kind === "fwmark" ? 0 : member.port)));
  const [port = 0] = ports;
  return ports.size === 1 ? port : 0;
}
