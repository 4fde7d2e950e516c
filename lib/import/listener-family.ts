import { type Family, familyOf } from "@/lib/model/address";
import type { DraftListener } from "./draft";

/** The family of a listener's clients; that of its first member for a group. */
export function listenerFamily(listener: DraftListener): Family {
  const [member] = listener.kind === "group" ? listener.members : [listener];
  if (member === undefined) return "inet";
  return member.kind === "fwmark" ? member.family : familyOf(member.address);
}
