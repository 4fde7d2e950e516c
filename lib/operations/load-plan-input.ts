import { loadDesiredCluster } from "@/lib/db/load-desired-cluster";
import { loadGuardSettings } from "@/lib/db/load-guard-settings";
import type { Lane } from "@/lib/hosts/port";
import { AppError } from "@/lib/model/app-error";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { PlanInput } from "@/lib/plan/plan-cluster";
import { realServerSetUp } from "@/lib/plan/real-server-set-up";
import { mergeSetUps, noSetUp, type RealServerSetUp } from "@/lib/realserver/real-server-set-up";
import type { OperationDeps } from "./deps";
import { loadAppliedCluster } from "./load-applied-cluster";
import { loadNeighbours } from "./load-neighbours";
import { lookAtSegment } from "./look-at-segment";
import { clusterTargets, observeCluster } from "./observe-cluster";
import type { SetOut } from "./set-out";

/**
 * Everything the planner reads: rows of Postgres and, by one program a host, the hosts themselves. `setOut` stands in
 * for the draft; what it came to was judged by the guards before it set out.
 */
export async function loadPlanInput(
  deps: OperationDeps,
  clusterId: string,
  setOut: SetOut | null = null,
  lane: Lane = "operation",
): Promise<PlanInput> {
  const { prisma } = deps.database;
  const loaded = setOut ?? (await loadDesiredCluster(prisma, clusterId));
  if (loaded === null) throw new AppError("not_found");
  const { model: desired, draftRevision } = loaded;
  const applied = await loadAppliedCluster(prisma, clusterId);
  const hostIds = [...new Set([...hostIdsOf(desired), ...(applied === null ? [] : hostIdsOf(applied))])];
  const hosts = await prisma.host.findMany({ where: { id: { in: hostIds } }, select: { id: true, name: true } });
  const hostNames = Object.fromEntries(hosts.map(({ id, name }) => [id, name]));
  const observed = await observeCluster(deps, clusterTargets(desired, applied, hostNames), lane);
  const isJudged = setOut === null;
  return {
    desired,
    draftRevision,
    applied,
    hostNames,
    otherSetUps: await loadOtherSetUps(deps, clusterId, hostIds),
    observed,
    guards: await loadGuardSettings(prisma, clusterId),
    segment: isJudged ? await lookAtSegment(deps, { desired, applied, observed }) : { vips: [], adverts: null },
    neighbours: isJudged ? await loadNeighbours(prisma, clusterId) : [],
    nowMs: deps.clock().getTime(),
    sha256: deps.sha256,
  };
}

function hostIdsOf({ directors, realServers }: DesiredCluster): string[] {
  return [...directors, ...realServers].flatMap(({ hostId }) => hostId ?? []);
}

/** A host may be a real server of several clusters; what the others applied to it must stay. */
async function loadOtherSetUps(
  { database: { prisma } }: OperationDeps,
  clusterId: string,
  hostIds: readonly string[],
): Promise<Record<string, RealServerSetUp>> {
  const others = await prisma.realServer.findMany({
    where: { hostId: { in: [...hostIds] }, clusterId: { not: clusterId } },
    select: { clusterId: true },
    distinct: ["clusterId"],
  });
  const setUps: Record<string, RealServerSetUp> = {};
  for (const other of others) {
    const applied = await loadAppliedCluster(prisma, other.clusterId);
    if (applied === null) continue;
    for (const hostId of hostIds) {
      setUps[hostId] = mergeSetUps(setUps[hostId] ?? noSetUp, realServerSetUp(applied, hostId));
    }
  }
  return setUps;
}
