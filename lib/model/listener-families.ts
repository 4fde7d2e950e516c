import { type Family, familyOf } from "./address";
import { byId } from "./by-id";
import type { DesiredCluster } from "./cluster";
import type { Listener } from "./listener";

/** The address families of a listener's clients. VIPs that do not exist count for none. */
export function listenerFamilies({ vips }: Pick<DesiredCluster, "vips">, listener: Listener): ReadonlySet<Family> {
  const familiesOfVip = (id: string): Family[] => {
    const vip = byId(vips, id);
    return vip === undefined ? [] : [familyOf(vip.address)];
  };
  switch (listener.kind) {
    case "address":
      return new Set(familiesOfVip(listener.vipId));
    case "fwmark":
      return new Set([listener.family]);
    case "group":
      return new Set(
        listener.members.flatMap((member): Family[] => {
          if (member.kind === "vip") return familiesOfVip(member.vipId);
          return [member.kind === "range" ? familyOf(member.address) : member.family];
        }),
      );
  }
}
