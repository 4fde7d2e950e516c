import { familyOf } from "./address";
import { byId } from "./by-id";
import type { DesiredCluster } from "./cluster";
import type { GroupMember, Listener, MarkFeed } from "./listener";
import { errorAt, type Problem } from "./problem";

/** The rules of the mark rules of a mark, and of the members of a group. */
export function checkListenerParts(cluster: DesiredCluster, listener: Listener, path: Problem["path"]): Problem[] {
  if (listener.kind === "fwmark") {
    return listener.feeds.flatMap((feed, index) =>
      checkFeed(cluster, listener.family, feed, [...path, "feeds", index]),
    );
  }
  if (listener.kind === "group") {
    return listener.members.flatMap((member, index) => checkMember(member, [...path, "members", index]));
  }
  return [];
}

function checkFeed(
  { vips }: DesiredCluster,
  family: string,
  { vipId, firstPort, lastPort }: MarkFeed,
  path: Problem["path"],
): Problem[] {
  const vip = byId(vips, vipId);
  const other = vip !== undefined && familyOf(vip.address) !== family;
  return [
    ...(other ? [errorAt([...path, "vipId"], "mark.family", { vip: vip.address })] : []),
    ...(lastPort < firstPort ? [errorAt([...path, "lastPort"], "mark.ports", { first: firstPort })] : []),
  ];
}

/** keepalived counts in the last part of an address only. */
function checkMember(member: GroupMember, path: Problem["path"]): Problem[] {
  if (member.kind !== "range") return [];
  const separator = familyOf(member.address) === "inet" ? "." : ":";
  const lastPart = Number.parseInt(member.address.split(separator).at(-1) || "0", separator === "." ? 10 : 16);
  const max = (separator === "." ? 256 : 65536) - lastPart;
  return member.count <= max ? [] : [errorAt([...path, "count"], "range.overflow", { max })];
}
