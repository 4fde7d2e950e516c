import type { HostResource } from "@/lib/api/resources/host";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { Problem } from "@/lib/model/problem";
import { directorGaps } from "@/lib/plan/director-gaps";

/**
 * What the directors cannot do of `cluster` that `before` does not ask for either. It is the planner that judges, from
 * the facts of the hosts, so that a form greys what a plan would refuse, in the same words. A host of which nothing is
 * known can do everything.
 */
export function addedGaps(cluster: DesiredCluster, before: DesiredCluster, hosts: readonly HostResource[]): Problem[] {
  const known = gaps(before, hosts).map(textOf);
  return gaps(cluster, hosts).filter((gap) => !known.includes(textOf(gap)));
}

function gaps(cluster: DesiredCluster, hosts: readonly HostResource[]): Problem[] {
  return cluster.directors.flatMap((director) => {
    const host = hosts.find(({ id }) => id === director.hostId);
    if (host === undefined || host.facts === null) return [];
    const { ipvsModules, ...facts } = host.facts;
    const version = numbered(facts.keepalivedVersion);
    const keepalived = version === null ? null : { version };
    const observed = { ipvsModules, ipvsadmVersion: numbered(facts.ipvsadmVersion), keepalived };
    return directorGaps({ cluster, director, hostName: host.name, observed });
  });
}

/** A program that is there without saying its version is "unknown" in the facts. */
function numbered(version: string | null): string | null {
  return version !== null && /^\d/.test(version) ? version : null;
}

function textOf({ path, code, params }: Problem): string {
  return JSON.stringify([path, code, params]);
}
