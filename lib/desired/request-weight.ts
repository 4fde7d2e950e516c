import type { Actor } from "@/lib/access/model";
import type { Tx } from "@/lib/db/database";
import type { Operation } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import type { GuardOverride } from "@/lib/model/guard-override";
import { loadAppliedCluster } from "@/lib/operations/load-applied-cluster";
import { overrideRequest } from "@/lib/operations/override-request";
import { type OperationRequest, requestOperation } from "@/lib/operations/request-operation";
import { found } from "./found";
import { recordOverride, requireGuards } from "./override-guards";
import { weightGuards } from "./weight-guards";

export type Weights = {
  readonly revision: number;
  /** As it is wished. */
  readonly weight: number;
  /** It is out of service, and a weight would let it serve again. */
  readonly held: boolean;
  /** In the newest applied revision; null = not in force. */
  readonly appliedWeight: number | null;
  readonly serviceName: string;
  readonly address: string;
  readonly port: number;
};

export type WeightRequest = {
  readonly clusterId: string;
  readonly destinationId: string;
  readonly weight: number;
  readonly override?: GuardOverride | undefined;
  readonly idempotencyKey?: string | undefined;
};

/**
 * Has the worker push a weight to the directors, unless there is nothing to push: the destination is not in force, or
 * the weight was wished and applied already. An older wish may still be on its way, so a new one that equals only the
 * applied weight is pushed too. Less than before is only pushed when no guard forbids it (`guard.forbids`), or when it is
 * overridden. The row has the new weight already.
 */
export async function requestWeight(
  tx: Tx,
  actor: Actor,
  before: Weights,
  wanted: WeightRequest,
): Promise<Operation | null> {
  const { weight, appliedWeight } = before;
  const { clusterId, destinationId, override } = wanted;
  if (appliedWeight === null || (weight === wanted.weight && appliedWeight === wanted.weight)) return null;
  const isLess = wanted.weight < Math.max(weight, appliedWeight);
  const applied = isLess ? await loadAppliedCluster(tx, clusterId) : null;
  const results = applied === null ? [] : await weightGuards(tx, applied, { destinationId, weightBefore: weight });
  requireGuards(results, override);
  const operation = await requestOperation(tx, actor, weightOperation(wanted));
  if (override !== undefined) {
    await recordOverride(tx, actor, override, { clusterId, operationId: operation.id, results });
  }
  return operation;
}

export function weightOperation(wanted: WeightRequest): OperationRequest {
  const { clusterId, destinationId, weight, override, idempotencyKey } = wanted;
  return {
    kind: "weight",
    clusterId,
    request: { destinationId, weight, ...(override !== undefined && overrideRequest(override)) },
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  };
}

/** Refuses (`destination.held`) the weight of a destination that somebody took out of service. */
export function requireUnheld({ held }: Pick<Weights, "held">): void {
  if (held) throw new AppError("destination.held");
}

/** Wished and applied weight in one statement. Throws `not_found`. */
export async function readWeights(tx: Tx, destinationId: string): Promise<Weights> {
  const [weights] = await tx.$queryRaw<Weights[]>`
    select d.revision, d.weight, d.hold is not null as held, d.port, s.name as "serviceName", host(r.address) as address, (
      select (jsonb_path_query_first(
        v.model, '$.services[*].destinations[*] ? (@.id == $id)', jsonb_build_object('id', d.id)
      ) ->> 'weight')::int
      from cluster_revision v where v."clusterId" = s."clusterId" order by v.number desc limit 1
    ) as "appliedWeight"
    from destination d
    join virtual_service s on s.id = d."serviceId"
    join real_server r on r.id = d."realServerId"
    where d.id = ${destinationId}::uuid`;
  return found(weights);
}
