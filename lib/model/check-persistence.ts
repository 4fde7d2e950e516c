import type { DesiredCluster, DesiredService } from "./cluster";
import { listenerFamilies } from "./listener-families";
import { listenerProtocol } from "./listener-protocol";
import { errorAt, type Problem } from "./problem";

/** The client prefix fits the clients' family; SIP's Call-ID is read from UDP only. */
export function checkPersistence(cluster: DesiredCluster, service: DesiredService, path: Problem["path"]): Problem[] {
  const { listener, persistence } = service;
  if (persistence === null) return [];
  const at = [...path, "persistence"];
  const problems: Problem[] = [];
  const families = listenerFamilies(cluster, listener);
  const max = families.has("inet") ? 32 : 128;
  const { prefixLength, engine } = persistence;
  if (prefixLength !== null && prefixLength > max) {
    problems.push(errorAt([...at, "prefixLength"], "service.persistence_prefix", { max }));
  }
  if (prefixLength !== null && listener.kind === "group" && cannotHavePrefix(cluster, service)) {
    problems.push(errorAt([...at, "prefixLength"], "service.persistence_prefix_group"));
  }
  const protocol = listenerProtocol(listener);
  if (engine === "sip" && protocol !== null && protocol !== "UDP") {
    problems.push(errorAt([...at, "engine"], "service.persistence_sip", { protocol }));
  }
  return problems;
}

/**
 * A group has one prefix for all its members, which both families cannot share. keepalived puts each member of a group
 * into the kernel without it (2.2.7 and 2.4.3: ipvswrapper.c, ipvs_group_cmd and ipvs_group_range_cmd).
 */
function cannotHavePrefix(cluster: DesiredCluster, { listener }: DesiredService): boolean {
  return listenerFamilies(cluster, listener).size > 1 || cluster.engine === "keepalived";
}
