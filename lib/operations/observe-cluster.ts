import type { Lane } from "@/lib/hosts/port";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { ObservedCluster } from "@/lib/plan/model";
import type { OperationDeps } from "./deps";
import { type Observation, observeHost, type Target } from "./observe-host";

/** Reads all hosts of a cluster at the same time: those it has now and those its applied state had. */
export async function observeCluster(
  deps: Pick<OperationDeps, "hosts" | "sha256">,
  targets: readonly Target[],
  lane: Lane = "operation",
): Promise<ObservedCluster> {
  const observations = await Promise.all(
    targets.map(async (target) => ({ target, observation: await observeHost(deps, target, lane) })),
  );
  return {
    directors: observations.flatMap(({ observation }) => (observation.kind === "director" ? observation.observed : [])),
    realServers: observations.flatMap(({ observation }) =>
      observation.kind === "real-server" ? observation.observed : [],
    ),
    unreachable: observations.flatMap(({ target, observation }) =>
      problemCodes(observation).map((code) => ({ hostId: target.hostId, name: target.hostName, code })),
    ),
  };
}

type Host = Pick<Target, "id" | "adopted"> & { readonly hostId: string | null };

/**
 * One target per host and role, directors first. A host that left the desired state is read too, because the plan has to
 * clean it up; one whose record is gone (no name) cannot be reached by anybody.
 */
export function clusterTargets(
  desired: DesiredCluster,
  applied: DesiredCluster | null,
  hostNames: Readonly<Record<string, string>>,
): Target[] {
  const clusters = applied === null ? [desired] : [desired, applied];
  const targets = new Map<string, Target>();
  const add = (role: Target["role"], { id, hostId, adopted }: Host) => {
    const hostName = hostId === null ? undefined : hostNames[hostId];
    if (hostId === null || hostName === undefined || targets.has(`${role} ${hostId}`)) return;
    targets.set(`${role} ${hostId}`, { role, id, hostId, hostName, adopted });
  };
  for (const { directors } of clusters) for (const director of directors) add("director", director);
  for (const { realServers } of clusters) for (const server of realServers) add("real-server", server);
  return [...targets.values()];
}

function problemCodes(observation: Observation): string[] {
  if (observation.kind === "unreachable") return [observation.problem.code];
  return observation.kind === "unreadable" ? observation.problems.map(({ code }) => code) : [];
}
