import type { Actor } from "@/lib/access/model";
import { isInScope } from "@/lib/access/token-scope";
import type { Tx } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import { prepared } from "@/lib/db/prepared";
import { AppError } from "@/lib/model/app-error";
import type { DesiredCluster, Persistence } from "@/lib/model/cluster";
import { persistenceSchema } from "@/lib/model/cluster";
import { type HoldKind, holdSchema } from "@/lib/model/hold";
import type { Standing } from "@/lib/model/standing";
import { loadRevisionModel } from "@/lib/operations/load-applied-cluster";
import type { VerbTarget } from "./verb-ask";

/** A destination that a verb is for, as it is when it is read. */
export type Targeted = {
  readonly id: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly persistence: Persistence | null;
  readonly realServerName: string;
  readonly address: string;
  readonly port: number;
  readonly standing: Standing;
  /** What 100 % of its weight is, while that was set in percent: lib/model/asked-weight.ts. */
  readonly fullWeight: number | null;
  /** Of its row, which says whether it has changed since. */
  readonly revision: number;
  /** What is in force; null = it was never applied. */
  readonly applied: Pick<Standing, "weight" | "hold"> | null;
};

export type TargetedInCluster = {
  readonly cluster: { readonly id: string; readonly name: string; readonly appliedRevision: number };
  /** null = it was never applied. */
  readonly inForce: DesiredCluster | null;
  readonly targeted: readonly Targeted[];
};

/**
 * The destinations that `target` names, of these `only` where given, and that exist for the actor, in the order of their
 * services' names, and what of their cluster is in force; throws `not_found` where there is none.
 */
export async function targetedDestinations(
  tx: Tx,
  actor: Actor,
  target: VerbTarget,
  only?: ReadonlyMap<string, unknown>,
): Promise<TargetedInCluster> {
  const rows = await readRows(tx, target);
  const token = actor.kind === "person" ? actor.token : undefined;
  const visible = rows.filter(
    ({ id, clusterId, serviceId }) =>
      (only === undefined || only.has(id)) && (token === undefined || isInScope(token, { clusterId, serviceId })),
  );
  const [first] = visible;
  if (first === undefined) throw new AppError("not_found");
  const inForce = await inForceOf(tx, first);
  const applied = new Map(
    (inForce?.services ?? []).flatMap(({ destinations }) => destinations.map((one) => [one.id, one] as const)),
  );
  const targeted = visible.map(
    ({
      clusterId: _,
      clusterName: _name,
      appliedRevision: _applied,
      number: _number,
      createdAt: _createdAt,
      persistence,
      weight,
      hold,
      holds,
      ...row
    }) => ({
      ...row,
      persistence: persistenceSchema.nullable().parse(persistence),
      standing: { weight, hold: holdSchema.nullable().parse(hold), holds: new Map(Object.entries(holds)) },
      applied: standingInForce(applied.get(row.id)),
    }),
  );
  const { clusterId: id, clusterName: name, appliedRevision } = first;
  return { cluster: { id, name, appliedRevision }, inForce, targeted };
}

async function inForceOf(tx: Tx, { clusterId, number, createdAt }: Row): Promise<DesiredCluster | null> {
  return number === null || createdAt === null ? null : await loadRevisionModel(tx, { clusterId, number, createdAt });
}

type Plain = "id" | "revision" | "serviceId" | "serviceName" | "realServerName" | "address" | "port" | "fullWeight";

type Row = Pick<Targeted, Plain> & {
  readonly clusterId: string;
  readonly clusterName: string;
  readonly appliedRevision: number;
  readonly persistence: unknown;
  readonly weight: number;
  readonly hold: unknown;
  /** Kind by name. */
  readonly holds: Readonly<Record<string, HoldKind>>;
  /** Of the revision in force. */
  readonly number: number | null;
  readonly createdAt: Date | null;
};

/** In one statement: pipelines ask for this many times a second. */
async function readRows(tx: Tx, { kind, id }: VerbTarget): Promise<Row[]> {
  const column = kind === "destination" ? Prisma.sql`d.id` : Prisma.sql`d."realServerId"`;
  return await tx.$queryRaw<Row[]>`${prepared}
    select d.id, d."serviceId", s.name as "serviceName", r.name as "realServerName", host(r.address) as address, d.port,
      s."clusterId", c.name as "clusterName", c."appliedRevision", s.persistence, d.revision, d.weight, d."fullWeight", d.hold,
      coalesce((select jsonb_object_agg(h.name, h.kind) from destination_hold h where h."destinationId" = d.id), '{}') as holds,
      newest.number, newest."createdAt"
    from destination d
    join virtual_service s on s.id = d."serviceId"
    join cluster c on c.id = s."clusterId"
    join real_server r on r.id = d."realServerId"
    left join lateral (
      select number, "createdAt" from cluster_revision
      where cluster_revision."clusterId" = s."clusterId" order by number desc limit 1
    ) newest on true
    where ${column} = ${id}::uuid
    order by s.name, d.port`;
}

function standingInForce(applied: { weight: number; hold?: Standing["hold"] | undefined } | undefined) {
  return applied === undefined ? null : { weight: applied.weight, hold: applied.hold ?? null };
}

/** Locks the cluster of a target, as every edit of it does. Throws `not_found`. */
export async function lockClusterOf(
  tx: Tx,
  { kind, id }: VerbTarget,
): Promise<{ readonly id: string; readonly name: string }> {
  const [cluster] =
    kind === "destination"
      ? await tx.$queryRaw<{ id: string; name: string }[]>`${prepared}
          select c.id, c.name from cluster c
          join virtual_service s on s."clusterId" = c.id
          join destination d on d."serviceId" = s.id
          where d.id = ${id}::uuid for update of c`
      : await tx.$queryRaw<{ id: string; name: string }[]>`${prepared}
          select c.id, c.name from cluster c
          join real_server r on r."clusterId" = c.id
          where r.id = ${id}::uuid for update of c`;
  if (cluster === undefined) throw new AppError("not_found");
  return cluster;
}
