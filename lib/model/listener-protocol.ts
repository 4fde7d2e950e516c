import type { Listener, Protocol } from "./listener";

/** Null = whatever has the mark. */
export function listenerProtocol(listener: Listener): Protocol | null {
  return listener.kind === "fwmark" ? null : listener.protocol;
}
