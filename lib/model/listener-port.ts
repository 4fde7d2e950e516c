import type { Listener } from "./listener";

/**
 * The port that a destination gets when none is given: the listener's own. 0, "the port of the packet", where the
 * listener has several or none, as with marks.
 */
export function listenerPort(listener: Listener): number {
  switch (listener.kind) {
    case "address":
      return listener.port;
    case "fwmark":
      return 0;
    case "group": {
      const ports = new Set(listener.members.map((member) => (member.kind === "fwmark" ? 0 : member.port)));
      const [port = 0] = ports;
      return ports.size === 1 ? port : 0;
    }
  }
}
