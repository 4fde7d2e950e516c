import type { OperationDeps } from "./deps";
import type { Journal } from "./journal";

const lookEveryMs = 500;

/**
 * Does what people asked of a running operation since the last look: a pause holds it here, between two groups of hosts,
 * for as long as it lasts. Returns true when it is to be aborted. Nothing that was sent is ever interrupted: a program
 * that stops in the middle would be what an abort is to prevent.
 */
export async function heed(deps: OperationDeps, journal: Journal, operationId: string): Promise<boolean> {
  for (let paused = false; ; paused = true) {
    const { asked } = await deps.database.prisma.operation.findUniqueOrThrow({
      where: { id: operationId },
      select: { asked: true },
    });
    if (asked !== "pause") {
      if (paused) await journal.progress({ pausedAt: null });
      if (paused) await journal.event("info", asked === "abort" ? "apply.aborting" : "apply.continued");
      return asked === "abort";
    }
    if (!paused) {
      await journal.progress({ pausedAt: deps.clock() });
      await journal.event("info", "apply.paused");
    }
    await deps.sleep(lookEveryMs);
  }
}
