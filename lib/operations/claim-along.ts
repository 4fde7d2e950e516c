import type { Operation } from "@/lib/db/generated/client";
import { prepared } from "@/lib/db/prepared";
import type { OperationDeps } from "./deps";
import type { HeldOperation } from "./handler";
import { oldestFirst } from "./oldest-first";

export type Along = {
  readonly fits: (operation: Pick<Operation, "request">) => boolean;
  /** Where some wait, they and those that come until then are taken together; sooner, once nobody comes any more. */
  readonly pauseMs: number;
};

/** Nobody comes any more when nobody came for so long. */
const quietMs = 40;

/**
 * Takes the leases of operations of the same kind and cluster that were queued while `held` is being carried out, and so
 * has the lock of the cluster: they get its epoch. It stops before the first that does not fit, and takes none when the
 * lease of `held` has passed to another worker, or while an operation of another kind waits for its turn.
 */
export async function claimAlong(
  deps: OperationDeps,
  held: HeldOperation,
  along: Along,
): Promise<readonly HeldOperation[]> {
  const wanted = await gather(deps, held, along);
  if (wanted.length === 0) return [];
  const startedAt = deps.clock();
  const taken = await take(deps, held.id, wanted, startedAt);
  return wanted.flatMap((operation): HeldOperation[] => {
    const heartbeatAt = taken.get(operation.id);
    if (heartbeatAt === undefined) return [];
    return [{ ...operation, state: "running", leaseOwner: deps.workerId, heartbeatAt, startedAt, epoch: held.epoch }];
  });
}

async function gather(
  deps: OperationDeps,
  held: HeldOperation,
  { fits, pauseMs }: Along,
): Promise<readonly Operation[]> {
  let wanted = await queuedAlong(deps, held, fits);
  for (let leftMs = pauseMs; leftMs > 0 && wanted.length > 0; leftMs -= quietMs) {
    await deps.sleep(Math.min(leftMs, quietMs));
    const before = wanted.length;
    wanted = await queuedAlong(deps, held, fits);
    if (wanted.length === before) break;
  }
  return wanted;
}

/** Oldest first. */
async function queuedAlong(
  { database }: OperationDeps,
  { clusterId, kind }: HeldOperation,
  fits: Along["fits"],
): Promise<readonly Operation[]> {
  if (clusterId === null) return [];
  const queued = await database.prisma.operation.findMany({ where: { clusterId, state: "queued" } });
  if (queued.some((operation) => operation.kind !== kind)) return [];
  const inOrder = oldestFirst(queued);
  const end = inOrder.findIndex((operation) => !fits(operation));
  return inOrder.slice(0, end < 0 ? undefined : end);
}

/** Those that were taken, with the beat of their lease; all in one statement. */
async function take(
  { database, workerId }: OperationDeps,
  heldId: string,
  wanted: readonly Operation[],
  startedAt: Date,
): Promise<ReadonlyMap<string, Date>> {
  const ids = wanted.map(({ id }) => id);
  const rows = await database.prisma.$queryRaw<{ readonly id: string; readonly heartbeatAt: Date }[]>`${prepared}
    with held as (
      update operation set "heartbeatAt" = clock_timestamp()
       where id = ${heldId}::uuid and "leaseOwner" = ${workerId} and state in ('running', 'verifying')
      returning id
    ), taken as (
      update operation
         set state = 'running', "leaseOwner" = ${workerId}, "heartbeatAt" = clock_timestamp(), "startedAt" = ${startedAt}
       where id = any(${ids}::uuid[]) and state = 'queued' and exists (select from held)
      returning id, "heartbeatAt"
    )
    select id, "heartbeatAt", pg_notify('signalbox_operation', id::text)::text from taken`;
  return new Map(rows.map(({ id, heartbeatAt }) => [id, heartbeatAt]));
}
