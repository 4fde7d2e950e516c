import type { Actor } from "@/lib/access/model";
import { isInScope } from "@/lib/access/token-scope";
import type { Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import type { DesiredCluster, Persistence } from "@/lib/model/cluster";
import { persistenceSchema } from "@/lib/model/cluster";
import { holdSchema } from "@/lib/model/hold";
import type { Standing } from "@/lib/model/standing";
import type { VerbTarget } from "./verb-ask";

/** A destination that a verb is for, under the lock of its cluster. */
export type Targeted = {
  readonly id: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly persistence: Persistence | null;
  readonly realServerName: string;
  readonly address: string;
  readonly port: number;
  readonly standing: Standing;
  /** What is in force; null = it was never applied. */
  readonly applied: Pick<Standing, "weight" | "hold"> | null;
};

/**
 * The destinations that `target` names, of these `only` where given, and that exist for the actor, in the order of their services' names; throws
 * `not_found` where there is none.
 */
export async function targetedDestinations(
  tx: Tx,
  actor: Actor,
  target: VerbTarget,
  {
    inForce,
    only,
  }: { readonly inForce: DesiredCluster | null; readonly only?: ReadonlyMap<string, unknown> | undefined },
): Promise<Targeted[]> {
  const rows = await tx.destination.findMany({
    where: target.kind === "destination" ? { id: target.id } : { realServerId: target.id },
    include: { service: true, realServer: true, holds: true },
    orderBy: [{ service: { name: "asc" } }, { port: "asc" }],
  });
  const token = actor.kind === "person" ? actor.token : undefined;
  const visible = rows.filter(
    ({ id, service }) =>
      (only === undefined || only.has(id)) &&
      (token === undefined || isInScope(token, { clusterId: service.clusterId, serviceId: service.id })),
  );
  if (visible.length === 0) throw new AppError("not_found");
  const applied = new Map(
    (inForce?.services ?? []).flatMap(({ destinations }) => destinations.map((one) => [one.id, one] as const)),
  );
  return visible.map((row) => ({
    id: row.id,
    serviceId: row.serviceId,
    serviceName: row.service.name,
    persistence: persistenceSchema.nullable().parse(row.service.persistence),
    realServerName: row.realServer.name,
    address: row.realServer.address,
    port: row.port,
    standing: {
      weight: row.weight,
      hold: holdSchema.nullable().parse(row.hold),
      holds: new Map(row.holds.map(({ name, kind }) => [name, kind])),
    },
    applied: standingInForce(applied.get(row.id)),
  }));
}

function standingInForce(applied: { weight: number; hold?: Standing["hold"] | undefined } | undefined) {
  return applied === undefined ? null : { weight: applied.weight, hold: applied.hold ?? null };
}

/** Locks the cluster of a target, as every edit of it does, and returns its id. Throws `not_found`. */
export async function lockClusterOf(tx: Tx, { kind, id }: VerbTarget): Promise<string> {
  const [cluster] =
    kind === "destination"
      ? await tx.$queryRaw<{ id: string }[]>`
          select c.id from cluster c
          join virtual_service s on s."clusterId" = c.id
          join destination d on d."serviceId" = s.id
          where d.id = ${id}::uuid for update of c`
      : await tx.$queryRaw<{ id: string }[]>`
          select c.id from cluster c
          join real_server r on r."clusterId" = c.id
          where r.id = ${id}::uuid for update of c`;
  if (cluster === undefined) throw new AppError("not_found");
  return cluster.id;
}
