import type { Database } from "@/lib/db/database";
import type { Family } from "./exposition";
import { counter, gauge, histogram } from "./families";

const boundsSec = [0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800] as const;

type OperationRow = {
  readonly kind: string;
  readonly state: string;
  readonly code: string | null;
  readonly count: number;
  readonly sum: number;
  readonly buckets: readonly number[];
};

/** What became of operations, as their rows say: the numbers go on over restarts. [] = all clusters, and none. */
export async function operationFamilies(database: Database, clusterIds: readonly string[]): Promise<Family[]> {
  const rows = await readOperations(database, clusterIds);
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return [
    counter(
      "signalbox_operations",
      "Operations that ended, by kind and result.",
      totals(rows, ({ kind, state }) => ({ kind, result: state })),
    ),
    histogram(
      "signalbox_operation_duration_seconds",
      "From the start of an operation to its end.",
      boundsSec,
      kinds.map((kind) => [{ kind }, distribution(rows.filter((row) => row.kind === kind))]),
    ),
    counter(
      "signalbox_rollbacks",
      "Operations that were put back, by the code of the reason.",
      totals(
        rows.filter(({ state }) => state === "rolled_back"),
        ({ code }) => ({ trigger: code ?? "unknown" }),
      ),
    ),
    gauge(
      "signalbox_drift_members",
      "Differences from what was applied, without those that are ignored.",
      await readDrift(database, clusterIds),
    ),
  ];
}

function totals<L extends Record<string, string>>(
  rows: readonly OperationRow[],
  labelsOf: (row: OperationRow) => L,
): [L, number][] {
  const sums = new Map<string, [L, number]>();
  for (const row of rows) {
    const labels = labelsOf(row);
    const text = JSON.stringify(labels);
    sums.set(text, [labels, (sums.get(text)?.[1] ?? 0) + row.count]);
  }
  return [...sums.values()];
}

function distribution(rows: readonly OperationRow[]) {
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    sum: rows.reduce((total, { sum }) => total + sum, 0),
    buckets: boundsSec.map((_, index) => rows.reduce((sum, { buckets }) => sum + (buckets[index] ?? 0), 0)),
  };
}

async function readOperations({ prisma }: Database, clusterIds: readonly string[]): Promise<OperationRow[]> {
  return await prisma.$queryRaw<OperationRow[]>`
    with ended as (
      select kind::text, state::text, problem ->> 'code' as code,
             extract(epoch from "finishedAt" - coalesce("startedAt", "finishedAt"))::float8 as seconds
        from operation
       where "finishedAt" is not null and (${clusterIds.length === 0} or "clusterId" = any(${[...clusterIds]}::uuid[]))
    )
    select kind, state, code, count(*)::int as count, sum(seconds) as sum,
           (select array_agg(n order by bound) from (
              select bound, (select count(*) from unnest(array_agg(seconds)) s where s <= bound)::int as n
                from unnest(${[...boundsSec]}::float8[]) bound) b) as buckets
      from ended group by kind, state, code order by kind, state, code`;
}

async function readDrift(
  { prisma }: Database,
  clusterIds: readonly string[],
): Promise<[{ cluster: string }, number][]> {
  const clusters = await prisma.cluster.findMany({
    where: clusterIds.length === 0 ? {} : { id: { in: [...clusterIds] } },
    select: { name: true, _count: { select: { driftItems: { where: { goneAt: null, ignoredAt: null } } } } },
    orderBy: { name: "asc" },
  });
  return clusters.map(({ name, _count }) => [{ cluster: name }, _count.driftItems]);
}
