import { formatEndpoint, hostPrefix } from "./address";
import { checkDestination } from "./check-destination";
import type { DesiredCluster, DesiredService, DesiredVip } from "./cluster";
import { findRepeats } from "./find-repeats";
import { errorAt, type Problem, warningAt } from "./problem";

/** The rules of one service: its VIP exists, its key is its own, its attributes fit the VIP's family and the engine. */
export function checkService(cluster: DesiredCluster, index: number): Problem[] {
  const service = cluster.services[index];
  if (service === undefined) return [];
  const path = ["services", index];
  const vip = cluster.vips.find(({ id }) => id === service.vipId);
  return [
    ...(vip === undefined
      ? [errorAt([...path, "vipId"], "service.vip_missing")]
      : checkVipOfService(cluster, service, vip, index)),
    ...checkHealthCheck(cluster, service, index),
    ...findRepeats(service.destinations, ({ realServerId, port }) => `${realServerId} ${port}`).map(([position]) =>
      errorAt([...path, "destinations", position, "realServerId"], "destination.duplicate"),
    ),
    ...service.destinations.flatMap((_, position) => checkDestination(cluster, index, position)),
  ];
}

function checkVipOfService(
  cluster: DesiredCluster,
  service: DesiredService,
  vip: DesiredVip,
  index: number,
): Problem[] {
  const problems: Problem[] = [];
  const same = (other: DesiredService) =>
    other.vipId === service.vipId && other.protocol === service.protocol && other.port === service.port;
  if (cluster.services.findIndex(same) < index) {
    const endpoint = `${service.protocol} ${formatEndpoint(vip.address, service.port)}`;
    problems.push(errorAt(["services", index, "port"], "service.duplicate", { endpoint }));
  }
  const max = hostPrefix(vip.address);
  if ((service.persistence?.prefixLength ?? 0) > max) {
    problems.push(errorAt(["services", index, "persistence", "prefixLength"], "service.persistence_prefix", { max }));
  }
  return problems;
}

/** keepalived checks UDP and SCTP services by TCP too if told so, which says little about them. */
function checkHealthCheck(cluster: DesiredCluster, service: DesiredService, index: number): Problem[] {
  if (service.healthCheck === null) return [];
  const path = ["services", index, "healthCheck"];
  if (cluster.engine === "ipvsadm") return [warningAt(path, "check.no_effect")];
  return service.protocol === "TCP" ? [] : [warningAt(path, "check.protocol", { protocol: service.protocol })];
}
