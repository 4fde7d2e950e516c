import { addressesFrom } from "./addresses-from";
import { byId } from "./by-id";
import type { DesiredCluster } from "./cluster";
import type { GroupMember, Listener, Protocol } from "./listener";
import type { ServiceKey } from "./service-key";

/** The services of the kernel that a listener stands for. A VIP that does not exist makes none. */
export function listenerKeys(cluster: Pick<DesiredCluster, "vips">, listener: Listener): ServiceKey[] {
  switch (listener.kind) {
    case "address":
      return vipKeys(cluster, listener.vipId, listener.protocol, listener.port);
    case "fwmark":
      return [{ kind: "fwmark", mark: listener.mark, family: listener.family }];
    case "group":
      return listener.members.flatMap((member) => memberKeys(cluster, member, listener.protocol));
  }
}

function memberKeys(cluster: Pick<DesiredCluster, "vips">, member: GroupMember, protocol: Protocol): ServiceKey[] {
  switch (member.kind) {
    case "vip":
      return vipKeys(cluster, member.vipId, protocol, member.port);
    case "range":
      return addressesFrom(member.address, member.count).map((address) => {
        return { kind: "address", protocol, address, port: member.port };
      });
    case "fwmark":
      return [member];
  }
}

function vipKeys({ vips }: Pick<DesiredCluster, "vips">, id: string, protocol: Protocol, port: number): ServiceKey[] {
  const vip = byId(vips, id);
  return vip === undefined ? [] : [{ kind: "address", protocol, address: vip.address, port }];
}
