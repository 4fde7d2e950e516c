import { serviceFamily } from "@/lib/ipvs/service-family";
import type { DesiredCluster, DesiredService } from "@/lib/model/cluster";
import type { HealthCheck } from "@/lib/model/health-check";
import { listenerKeys } from "@/lib/model/listener-keys";
import { serviceKeyText } from "@/lib/model/service-key-text";

/**
 * What a keepalived.conf says of the VIPs and services of a cluster, without ids and names. keepalived knows no service
 * without destinations.
 */
export function meaning(cluster: DesiredCluster) {
  const services = cluster.services.filter(({ destinations }) => destinations.length > 0);
  return {
    vips: cluster.vips.map((vip) => meaningOfVip(cluster, vip)).sort(),
    services: services.map((service) => meaningOfService(cluster, service)),
  };
}

function meaningOfVip({ vrrp, vrrpInstances }: DesiredCluster, vip: DesiredCluster["vips"][number]): string {
  const own = vrrpInstances.find(({ id }) => id === vip.vrrpInstanceId) ?? vrrp;
  return `${vip.address}/${vip.prefixLength} ${own?.virtualRouterId}`;
}

function meaningOfService(cluster: DesiredCluster, service: DesiredService) {
  const { scheduler, onePacket, persistence, keepalived, destinations } = service;
  const keys = listenerKeys(cluster, service.listener);
  const [first] = keys;
  const all = first !== undefined && serviceFamily(first) === "inet6" ? 128 : 32;
  return {
    keys: keys.map(serviceKeyText),
    scheduler,
    onePacket,
    persistence: persistence === null ? null : { ...persistence, prefixLength: persistence.prefixLength ?? all },
    keepalived: { ...keepalived, sorryServerInhibit: keepalived.sorryServer !== null && keepalived.sorryServerInhibit },
    destinations: destinations.map(({ id: _, realServerId, healthChecks, tunnel, forwarding, ...destination }) => ({
      ...destination,
      address: cluster.realServers.find(({ id }) => id === realServerId)?.address,
      forwarding: forwarding === "fullnat" ? "nat" : forwarding,
      tunnel: tunnel?.kind === "ipip" ? null : tunnel,
      healthChecks: (healthChecks ?? service.healthChecks).map(meaningOfCheck),
    })),
  };
}

/** Fields that only count beside others are as they are when nobody has said anything. */
function meaningOfCheck(check: HealthCheck): HealthCheck {
  if (check.kind === "udp" && !check.requireReply) {
    return { ...check, reply: null, minReplyLength: 0, maxReplyLength: 255 };
  }
  if (check.kind !== "http" && check.kind !== "https") return check;
  const urls = check.urls.map((url) => ({ ...url, regexInverted: url.regex !== null && url.regexInverted }));
  return { ...check, urls };
}
