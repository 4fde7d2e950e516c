import { z } from "zod";
import type { Tx } from "@/lib/db/database";
import { readPayload } from "@/lib/db/read-payload";
import type { DesiredCluster } from "@/lib/model/cluster";
import { loadAppliedCluster } from "@/lib/operations/load-applied-cluster";
import { type ClusterView, type DirectorView, type SeenSnapshot, seenSnapshotSchema } from "./conditions/cluster-view";
import { type Memory, rememberSamples } from "./memory";

/** Models of revisions, which never change; one entry a cluster. */
export type AppliedModels = Map<string, { readonly number: number; readonly model: DesiredCluster | null }>;

export type LoadedView = { readonly view: ClusterView; readonly samples: Memory["samples"] };

/** Everything that alerts of a cluster are told by; null = there is no such cluster any more. */
export async function loadClusterView(
  tx: Tx,
  { clusterId, memory, nowMs, models }: { clusterId: string; memory: Memory; nowMs: number; models: AppliedModels },
): Promise<LoadedView | null> {
  const rows = await tx.$queryRaw<Row[]>`
    select c."appliedRevision", d.id as "directorId", d."hostId", h.name, l.payload
    from cluster c
    left join director d on d."clusterId" = c.id
    left join host h on h.id = d."hostId"
    left join live_snapshot l on l."directorId" = d.id
    where c.id = ${clusterId}::uuid`;
  const [cluster] = rows;
  if (cluster === undefined) return null;
  const directorRows = rows.flatMap(({ directorId, hostId, name, payload }) =>
    directorId === null || hostId === null || name === null ? [] : [{ directorId, hostId, name, payload }],
  );
  const seen = await Promise.all(
    directorRows.map(async ({ payload, ...director }) => {
      return { ...director, snapshot: await readPayload(seenSnapshotSchema, payload ?? undefined) };
    }),
  );
  const samples = rememberSamples(
    memory,
    seen.flatMap(({ directorId, snapshot }) => (snapshot === null ? [] : [{ directorId, ...snapshot }])),
    nowMs,
  );
  const directors = seen.map(({ directorId, hostId, name, snapshot }): DirectorView => {
    const seenAtMs = samples[directorId]?.seenAtMs ?? nowMs;
    const lostSec = snapshot === null ? 0 : lostFor(snapshot, nowMs - seenAtMs);
    return { directorId, hostId, name, lostSec, problem: snapshot?.problem?.code ?? "", snapshot };
  });
  const view = {
    clusterId,
    applied: await loadModel(tx, clusterId, cluster.appliedRevision, models),
    isChanging: await isChanging(tx, clusterId),
    directors,
    drift: await loadDrift(tx, clusterId),
    failure: await loadFailure(tx, clusterId, nowMs),
    silentVips: memory.silentVips,
  };
  return { view, samples };
}

/** One for each director; a cluster without one has a row with nulls. */
type Row = {
  readonly appliedRevision: number;
  readonly directorId: string | null;
  readonly hostId: string | null;
  readonly name: string | null;
  readonly payload: Uint8Array | null;
};

/** Attempts that fail are samples, too: the time between the last good one and them is by one clock. */
function lostFor({ status, sampledAt, freshAt }: SeenSnapshot, sinceSeenMs: number): number {
  const failingMs = status === "ok" || freshAt === null ? 0 : Date.parse(sampledAt) - Date.parse(freshAt);
  return Math.max(0, failingMs + sinceSeenMs) / 1000;
}

async function loadModel(
  tx: Tx,
  clusterId: string,
  number: number,
  models: AppliedModels,
): Promise<DesiredCluster | null> {
  const known = models.get(clusterId);
  if (known?.number === number) return known.model;
  const model = number === 0 ? null : await loadAppliedCluster(tx, clusterId);
  models.set(clusterId, { number, model });
  return model;
}

async function isChanging(tx: Tx, clusterId: string): Promise<boolean> {
  const states = ["running", "verifying", "awaiting_confirmation"] as const;
  return (await tx.operation.count({ where: { clusterId, state: { in: [...states] } } })) > 0;
}

/** What has alerts of its own is left out, and what somebody chose to ignore. */
async function loadDrift(tx: Tx, clusterId: string): Promise<ClusterView["drift"]> {
  return await tx.driftItem.findMany({
    where: {
      clusterId,
      goneAt: null,
      ignoredAt: null,
      kind: { notIn: ["table_vanished", "vip_nowhere", "vip_twice"] },
    },
    select: { hostId: true, hostName: true, object: true },
  });
}

/** Ends that somebody asked for, or that were over before anything was done. */
const wanted = ["operation.aborted", "operation.restored", "operation.superseded", "drain.superseded", "plan.stale"];
const problemSchema = z.object({ code: z.string() }).catch({ code: "" });

/** A failure that nobody followed up is in the journal; after a day it is no alarm any more. */
const failureMs = 86_400_000;

async function loadFailure(tx: Tx, clusterId: string, nowMs: number): Promise<ClusterView["failure"]> {
  const newest = await tx.operation.findFirst({
    where: { clusterId, kind: { in: ["apply", "weight"] }, finishedAt: { gt: new Date(nowMs - failureMs) } },
    orderBy: { finishedAt: "desc" },
    select: { id: true, state: true, kind: true, problem: true },
  });
  if (newest === null) return null;
  const isBad = ["failed", "rolled_back", "partial", "unknown"].includes(newest.state);
  const { code } = problemSchema.parse(newest.problem);
  return isBad && !wanted.includes(code) ? { operationId: newest.id, state: newest.state, kind: newest.kind } : null;
}
