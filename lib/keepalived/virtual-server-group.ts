import { familyOf, type IpAddress } from "@/lib/model/address";
import { addressesFrom } from "@/lib/model/addresses-from";
import { byId } from "@/lib/model/by-id";
import type { DesiredCluster, DesiredService } from "@/lib/model/cluster";
import type { GroupMember } from "@/lib/model/listener";
import { block, type KeepalivedKeyword, line } from "./syntax/tree";

/** The virtual_server_group block of a service that listens on a group; its name is the service's id. [] = no group. */
export function virtualServerGroup(cluster: DesiredCluster, { id, listener }: DesiredService): KeepalivedKeyword[] {
  if (listener.kind !== "group") return [];
  return [
    block(
      ["virtual_server_group", id],
      listener.members.flatMap((member) => memberLines(cluster, member)),
    ),
  ];
}

function memberLines({ vips }: DesiredCluster, member: GroupMember): KeepalivedKeyword[] {
  switch (member.kind) {
    case "vip": {
      const vip = byId(vips, member.vipId);
      return vip === undefined ? [] : [line(vip.address, member.port)];
    }
    case "range":
      return [line(rangeText(member.address, member.count), member.port)];
    case "fwmark":
      return [line("fwmark", member.mark, member.family)];
  }
}

/** `10.0.0.1-20`, `fd00::10-1f`: of the last address only its last part is said. */
function rangeText(first: IpAddress, count: number): string {
  const last = addressesFrom(first, count).at(-1) ?? first;
  const end = familyOf(first) === "inet" ? last.split(".").at(-1) : (last.split(":").at(-1) ?? "");
  return `${first}-${end === "" ? "0" : end}`;
}
