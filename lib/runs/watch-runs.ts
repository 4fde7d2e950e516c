import { moveRun } from "./move-run";
import type { RunDeps } from "./run-deps";

/** Looks once at every run that is under way. One that cannot be moved on holds up no other. */
export async function watchRuns(deps: RunDeps): Promise<void> {
  const { prisma } = deps.database;
  const installation = await prisma.installation.findUnique({ where: { id: 1 }, select: { observingSince: true } });
  if (installation?.observingSince != null) return;
  const runs = await prisma.run.findMany({
    where: { state: { in: ["running", "paused", "aborting"] } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id } of runs) {
    await moveRun(deps, id).catch((error: unknown) =>
      deps.log.error({ err: error, runId: id }, "a run could not go on"),
    );
  }
}
