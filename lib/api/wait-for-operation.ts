import type { Database } from "@/lib/db/database";
import type { OperationState } from "@/lib/db/generated/enums";
import { finishedStates } from "./resources/operation";
import { SharedRead } from "./shared-read";
import { waitFor } from "./wait-for";

const statesOf = new WeakMap<Database, SharedRead<OperationState>>();

/**
 * Resolves when an operation is finished, `waitMs` have passed or the client is gone. An operation tells of itself half a
 * dozen times before it is finished, and a push takes many along: of all that wait only the states are looked at, together.
 */
export async function waitForOperation(
  database: Database,
  { id, waitMs, signal }: { readonly id: string; readonly waitMs: number; readonly signal: AbortSignal },
): Promise<void> {
  if (waitMs === 0) return;
  const states = statesOf.get(database) ?? new SharedRead((ids) => readStates(database, ids));
  statesOf.set(database, states);
  await waitFor(database, {
    channel: "signalbox_operation",
    id,
    waitMs,
    signal,
    read: () => states.get(id),
    done: (state) => state === undefined || finishedStates.some((finished) => finished === state),
  });
}

async function readStates({ prisma }: Database, ids: readonly string[]): Promise<ReadonlyMap<string, OperationState>> {
  const rows = await prisma.$queryRaw<{ id: string; state: OperationState }[]>`
    select id, state::text from operation where id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, state }) => [id, state]));
}
