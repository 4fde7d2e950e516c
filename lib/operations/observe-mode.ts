import type { Tx } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import type { OperationDeps } from "./deps";
import type { OperationHandler, OperationHandlers, OperationOutcome } from "./handler";

/** What only looks. Every other kind of operation counts as one that writes, also one that is added later. */
const onlyLooks: ReadonlySet<string> = new Set(["host_scan", "host_facts", "host_discover"]);

/**
 * Throws `installation.observing` for an operation that would write while the panel only observes: it was restored from
 * a backup, and what it knows is older than its hosts.
 */
export async function assertMayWrite(tx: Pick<Tx, "installation">, kind: string): Promise<void> {
  if (onlyLooks.has(kind)) return;
  const installation = await tx.installation.findUnique({ where: { id: 1 }, select: { observingSince: true } });
  if (installation?.observingSince != null) throw new AppError("installation.observing");
}

/** The same as a condition of the statement that writes an operation down, which then writes nothing. */
export function mayWrite(kind: string): Prisma.Sql {
  if (onlyLooks.has(kind)) return Prisma.sql`true`;
  return Prisma.sql`not exists (select from installation where id = 1 and "observingSince" is not null)`;
}

/**
 * The worker's side of it: whatever came to be queued, awaits a confirmation or was left by a dead worker, nothing of it
 * is carried out, settled or put back on a host while the panel only observes.
 */
export function refuseWhileObserving(
  deps: Pick<OperationDeps, "database">,
  handlers: OperationHandlers,
): OperationHandlers {
  const guarded = Object.entries(handlers).map(([kind, handler]) => [kind, guard(deps, kind, handler)] as const);
  return Object.assign({}, handlers, Object.fromEntries(guarded));
}

function guard(
  { database }: Pick<OperationDeps, "database">,
  kind: string,
  handler: OperationHandler,
): OperationHandler {
  return {
    ...handler,
    async run(held, journal, takeAlong) {
      await assertMayWrite(database.prisma, kind);
      return await handler.run(held, journal, takeAlong);
    },
    ...(handler.settle !== undefined && {
      async settle(held, journal) {
        await assertMayWrite(database.prisma, kind);
        return (await handler.settle?.(held, journal)) ?? unsettled;
      },
    }),
  };
}

const unsettled = {
  state: "unknown",
  problem: { code: "operation.interrupted", params: {} },
  hosts: [],
} as const satisfies OperationOutcome;
