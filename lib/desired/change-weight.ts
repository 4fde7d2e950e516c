import type { Actor } from "@/lib/access/model";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import type { Operation } from "@/lib/db/generated/client";
import { parseAddress } from "@/lib/model/address";
import { destinationText } from "@/lib/model/destination-text";
import type { GuardOverride } from "@/lib/model/guard-override";
import { checkRevision } from "./check-revision";
import type { DesiredDeps } from "./deps";
import { findRepeated } from "./find-repeated";
import { found } from "./found";
import { readWeights, requestWeight, requireUnheld, type Weights, weightOperation } from "./request-weight";

/**
 * Changes the weight of a destination, and nothing else. One that is in force is pushed to the directors by the operation
 * returned here, written together with the row; null = a pending edit.
 *
 * This is the click whose milliseconds people feel. A weight contradicts nothing else in a cluster, so unlike other edits
 * it does without reading and checking the whole of it; guards look at its service when it becomes less.
 */
export async function changeWeight(
  { database }: DesiredDeps,
  actor: Actor,
  input: {
    id: string;
    revision: number;
    weight: number;
    override?: GuardOverride | undefined;
    idempotencyKey?: string | undefined;
  },
): Promise<Operation | null> {
  const { id, revision, weight, override, idempotencyKey } = input;
  return await database.transaction(async (tx) => {
    const clusterId = await lockClusterOf(tx, id);
    const wanted = { clusterId, destinationId: id, weight, override, idempotencyKey };
    const repeated = await findRepeated(tx, actor, weightOperation(wanted));
    if (repeated !== null) return repeated;
    const before = await readWeights(tx, id);
    checkRevision(before, revision);
    requireUnheld(before);
    await tx.$executeRaw`
      update destination set weight = ${weight}::int, "fullWeight" = null, revision = revision + 1, "updatedAt" = now()
      where id = ${id}::uuid`;
    await tx.$executeRaw`
      update cluster set "draftRevision" = "draftRevision" + 1, "updatedAt" = now() where id = ${clusterId}::uuid`;
    const operation = await requestWeight(tx, actor, before, wanted);
    await recordAudit(tx, actor, {
      action: "destination.update",
      objectType: "destination",
      objectId: id,
      objectName: nameOf(before),
      clusterId,
      operationId: operation?.id ?? null,
      before: { weight: before.weight },
      after: { weight },
    });
    return operation;
  });
}

/** As `editCluster` does, so that edits of one cluster take turns. */
async function lockClusterOf(tx: Tx, destinationId: string): Promise<string> {
  const [cluster] = await tx.$queryRaw<{ id: string }[]>`
    select c.id from cluster c
    join virtual_service s on s."clusterId" = c.id
    join destination d on d."serviceId" = s.id
    where d.id = ${destinationId}::uuid for update of c`;
  return found(cluster).id;
}

function nameOf({ serviceName, address, port }: Weights): string {
  const rip = parseAddress(address);
  return rip === null ? serviceName : `${serviceName}: ${destinationText(rip, port)}`;
}
