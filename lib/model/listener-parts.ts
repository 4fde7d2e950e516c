import type { Listener } from "./listener";
import type { Problem } from "./problem";

/** One of the things that a listener listens on. */
export type ListenerPart = {
  readonly listener: Listener;
  /** From the listener to the field that tells this part from another. */
  readonly field: Problem["path"];
  /** Null = a mark. */
  readonly port: number | null;
};

/** A group taken apart into its members; any other listener is its only part. */
export function listenerParts(listener: Listener): ListenerPart[] {
  switch (listener.kind) {
    case "address":
      return [{ listener, field: ["port"], port: listener.port }];
    case "fwmark":
      return [{ listener, field: ["mark"], port: null }];
    case "group":
      return listener.members.map((member, index) => ({
        listener: { ...listener, members: [member] },
        field: ["members", index, member.kind === "fwmark" ? "mark" : "port"],
        port: member.kind === "fwmark" ? null : member.port,
      }));
  }
}
