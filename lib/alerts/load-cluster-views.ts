import type { Tx } from "@/lib/db/database";
import type { DesiredCluster } from "@/lib/model/cluster";
import { loadRevisionModel } from "@/lib/operations/load-applied-cluster";
import type { AlertDeps } from "./alert-deps";
import type { ClusterView, DirectorView, SeenSnapshot } from "./conditions/cluster-view";
import { loadFailures } from "./load-failures";
import { loadSeen } from "./load-seen";
import { type Memory, rememberSamples } from "./memory";

export type LoadedView = {
  readonly view: ClusterView;
  readonly memory: Memory;
  /** To be remembered. */
  readonly samples: Memory["samples"];
};

export type LoadedViews = {
  readonly views: readonly LoadedView[];
  /** Ids of clusters that do not exist any more. */
  readonly gone: readonly string[];
};

/** By id: what the look before left. */
export type Memories = ReadonlyMap<string, Memory>;

/**
 * Everything that alerts of these clusters are told by, in as many queries for a hundred of them as for one: every cluster
 * is looked at every few seconds. One whose applied state cannot be read has no view, and delays no other.
 */
export async function loadClusterViews(
  deps: Pick<AlertDeps, "database" | "sampled" | "log">,
  memories: Memories,
  nowMs: number,
): Promise<LoadedViews> {
  const { prisma } = deps.database;
  const ids = [...memories.keys()];
  const clusters = byCluster(await loadRows(prisma, ids));
  const [seen, changing, drift, failures] = await Promise.all([
    loadSeen(deps, [...clusters.values()].flat()),
    loadChanging(prisma, ids),
    loadDrift(prisma, ids),
    loadFailures(prisma, ids, nowMs),
  ]);
  const views = await Promise.all(
    [...clusters].map(async ([clusterId, rows]): Promise<LoadedView[]> => {
      const memory = memories.get(clusterId);
      const applied = await loadModel(deps, clusterId, rows[0]);
      if (memory === undefined || applied === "unreadable") return [];
      const { directors, samples } = viewDirectors(rows, seen, memory, nowMs);
      const view = {
        clusterId,
        applied,
        isChanging: changing.has(clusterId),
        directors,
        drift: drift.filter((item) => item.clusterId === clusterId),
        failure: failures.get(clusterId) ?? null,
        silentVips: memory.silentVips,
      };
      return [{ view, memory, samples }];
    }),
  );
  return { views: views.flat(), gone: ids.filter((id) => !clusters.has(id)) };
}

/** One for each director; a cluster without one has a row with nulls. */
type Row = {
  readonly clusterId: string;
  /** Of the applied revision; null = never applied. */
  readonly number: number | null;
  readonly createdAt: Date | null;
  readonly directorId: string | null;
  readonly hostId: string | null;
  readonly name: string | null;
  /** Of its newest sample; null = there was none yet. */
  readonly sampledAt: Date | null;
};

async function loadRows(tx: Tx, ids: readonly string[]): Promise<Row[]> {
  return await tx.$queryRaw<Row[]>`
    select c.id as "clusterId", r.number, r."createdAt", d.id as "directorId", d."hostId", h.name, l."sampledAt"
    from cluster c
    left join cluster_revision r on r."clusterId" = c.id and r.number = c."appliedRevision"
    left join director d on d."clusterId" = c.id
    left join host h on h.id = d."hostId"
    left join live_snapshot l on l."directorId" = d.id
    where c.id = any(${[...ids]}::uuid[])`;
}

function byCluster(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const others = found.get(row.clusterId);
    if (others === undefined) found.set(row.clusterId, [row]);
    else others.push(row);
  }
  return found;
}

function viewDirectors(
  rows: readonly Row[],
  seen: ReadonlyMap<string, SeenSnapshot>,
  memory: Memory,
  nowMs: number,
): { readonly directors: DirectorView[]; readonly samples: Memory["samples"] } {
  const known = rows.flatMap(({ directorId, hostId, name }) => {
    if (directorId === null || hostId === null || name === null) return [];
    return [{ directorId, hostId, name, snapshot: seen.get(directorId) ?? null }];
  });
  const samples = rememberSamples(
    memory,
    known.flatMap(({ directorId, snapshot }) => {
      return snapshot === null ? [] : [{ directorId, sampledAt: snapshot.sampledAt }];
    }),
    nowMs,
  );
  const directors = known.map(({ directorId, hostId, name, snapshot }): DirectorView => {
    const seenAtMs = samples[directorId]?.seenAtMs ?? nowMs;
    const lostSec = snapshot === null ? 0 : lostFor(snapshot, nowMs - seenAtMs);
    return { directorId, hostId, name, lostSec, problem: snapshot?.problem?.code ?? "", snapshot };
  });
  return { directors, samples };
}

/** Attempts that fail are samples, too: the time between the last good one and them is by one clock. */
function lostFor({ status, sampledAt, freshAt }: SeenSnapshot, sinceSeenMs: number): number {
  const failingMs = status === "ok" || freshAt === null ? 0 : Date.parse(sampledAt) - Date.parse(freshAt);
  return Math.max(0, failingMs + sinceSeenMs) / 1000;
}

async function loadModel(
  { database, log }: Pick<AlertDeps, "database" | "log">,
  clusterId: string,
  row: Row | undefined,
): Promise<DesiredCluster | null | "unreadable"> {
  const { number = null, createdAt = null } = row ?? {};
  if (number === null || createdAt === null) return null;
  try {
    return await loadRevisionModel(database.prisma, { clusterId, number, createdAt });
  } catch (error) {
    log.error({ err: error, scope: clusterId }, "what was applied could not be read");
    return "unreadable";
  }
}

async function loadChanging(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string | null>> {
  const rows = await tx.operation.findMany({
    where: { clusterId: { in: [...ids] }, state: { in: ["running", "verifying", "awaiting_confirmation"] } },
    select: { clusterId: true },
  });
  return new Set(rows.map(({ clusterId }) => clusterId));
}

type Drift = ClusterView["drift"][number] & { readonly clusterId: string };

/** What has alerts of its own is left out, and what somebody chose to ignore. */
async function loadDrift(tx: Tx, ids: readonly string[]): Promise<Drift[]> {
  return await tx.driftItem.findMany({
    where: {
      clusterId: { in: [...ids] },
      goneAt: null,
      ignoredAt: null,
      kind: { notIn: ["table_vanished", "vip_nowhere", "vip_twice"] },
    },
    select: { clusterId: true, hostId: true, hostName: true, object: true },
  });
}
