import type { ComparedCluster, RestoreResource } from "@/lib/api/resources/restore";
import type { Tx } from "@/lib/db/database";
import type { Plan } from "@/lib/db/generated/client";
import type { DesiredDeps } from "./deps";
import { presentPlan } from "./present-plan";

/** Whether the panel only observes since it was restored, and how each cluster compares with its hosts. */
export async function loadRestore({ database }: DesiredDeps): Promise<RestoreResource> {
  return await restoreOf(database.prisma);
}

/** Whether the panel only observes: for what every page shows. */
export async function isObserving({ database }: DesiredDeps): Promise<boolean> {
  const where = { id: 1, observingSince: { not: null } };
  return (await database.prisma.installation.count({ where })) > 0;
}

export async function restoreOf(tx: Pick<Tx, "installation" | "cluster" | "plan">): Promise<RestoreResource> {
  const installation = await tx.installation.findUnique({ where: { id: 1 } });
  const since = installation?.observingSince ?? null;
  return {
    observingSince: since?.toISOString() ?? null,
    backupMadeAt: installation?.backupMadeAt?.toISOString() ?? null,
    clusters: since === null ? [] : await compared(tx, since),
  };
}

async function compared(tx: Pick<Tx, "cluster" | "plan">, since: Date): Promise<ComparedCluster[]> {
  const clusters = await tx.cluster.findMany({
    where: { directors: { some: {} } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  const plans = await Promise.all(
    clusters.map(({ id }) =>
      tx.plan.findFirst({ where: { clusterId: id, createdAt: { gt: since } }, orderBy: { id: "desc" } }),
    ),
  );
  return clusters.map((cluster, index) => ({ ...cluster, plan: presentComparison(plans[index] ?? null) }));
}

function presentComparison(row: Plan | null): ComparedCluster["plan"] {
  if (row === null) return null;
  const { id, state, createdAt, body } = presentPlan(row);
  const hosts = body?.waves.flatMap((wave) => wave.hosts) ?? [];
  const changed = hosts.filter(({ steps }) => steps.some(({ action }) => action !== "no-op"));
  return {
    id,
    state,
    createdAt,
    changeCount: body?.changeCount ?? null,
    hosts: [...new Set(changed.map(({ hostName }) => hostName))],
    problemCount: body?.problems.filter(({ severity }) => severity === "error").length ?? 0,
  };
}
