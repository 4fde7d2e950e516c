import type { Database } from "@/lib/db/database";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";
import { type GuardSettings, guardSettingsSchema } from "@/lib/model/guard-settings";
import { listenerKeys } from "@/lib/model/listener-keys";
import { serviceKeyText } from "@/lib/model/service-key-text";

/** What the panel knows of a cluster beside its samples. */
export type ClusterFacts = {
  readonly id: string;
  readonly name: string;
  readonly directors: readonly { readonly id: string; readonly name: string }[];
  readonly guards: GuardSettings;
  /** What is in force; null = nothing was ever applied. */
  readonly applied: AppliedFacts | null;
};

export type AppliedFacts = {
  readonly model: DesiredCluster;
  readonly table: ReturnType<typeof expectedTable>;
  /** By the text of a kernel service's key. */
  readonly serviceNames: ReadonlyMap<string, string>;
};

/** An applied revision never changes, and reading a large one takes longer than all the rest of a scrape. */
const remembered = new Map<string, { readonly number: number; readonly facts: AppliedFacts }>();

/** The clusters that are asked for (all if empty), by name. */
export async function loadClusterFacts(database: Database, clusterIds: readonly string[]): Promise<ClusterFacts[]> {
  const rows = await database.prisma.cluster.findMany({
    where: clusterIds.length === 0 ? {} : { id: { in: [...clusterIds] } },
    select: {
      ...{ id: true, name: true, guards: true, appliedRevision: true },
      directors: { select: { id: true, host: { select: { name: true } } } },
    },
    orderBy: { name: "asc" },
  });
  const facts: ClusterFacts[] = [];
  for (const { id, name, guards, appliedRevision, directors } of rows) {
    facts.push({
      id,
      name,
      directors: directors.map((each) => ({ id: each.id, name: each.host.name })),
      guards: guardSettingsSchema.parse(guards),
      applied: appliedRevision === 0 ? null : await appliedFacts(database, id, appliedRevision),
    });
  }
  return facts;
}

async function appliedFacts(database: Database, clusterId: string, number: number): Promise<AppliedFacts | null> {
  const former = remembered.get(clusterId);
  if (former?.number === number) return former.facts;
  const row = await database.prisma.clusterRevision.findUnique({
    where: { clusterId_number: { clusterId, number } },
    select: { model: true },
  });
  const model = clusterSchema.safeParse(row?.model).data;
  if (model === undefined) return null;
  const names = model.services.flatMap(({ name, listener }) =>
    listenerKeys(model, listener).map((key) => [serviceKeyText(key), name] as const),
  );
  const facts = { model, table: expectedTable(model), serviceNames: new Map(names) };
  remembered.set(clusterId, { number, facts });
  return facts;
}
