import type { Actor } from "@/lib/access/model";
import { recordAudit } from "@/lib/audit/record-audit";
import { databaseTime } from "@/lib/db/database-time";
import { AppError } from "@/lib/model/app-error";
import type { RunProgress } from "@/lib/model/run/progress";
import type { DesiredDeps } from "../deps";
import { found } from "../found";
import { requireRunRights, requireRunScope } from "./run-rights";
import { lockRun, readRun, writeProgress } from "./run-row";

export type RunSteering = "pause" | "continue" | "abort";

/**
 * Tells a run to hold still, to go on, or to put back what it has taken out and end. What it asked the hosts for already
 * goes on. Refused (`run.not_under_way`) when it is not in a state in which that means something.
 */
export async function steerRun(
  deps: DesiredDeps,
  actor: Actor,
  { id, steering }: { readonly id: string; readonly steering: RunSteering },
): Promise<void> {
  const { script } = readRun(found(await deps.database.prisma.run.findUnique({ where: { id } })));
  await requireRunRights(deps, actor, script);
  await deps.database.transaction(async (tx) => {
    const run = found(await lockRun(tx, id));
    await requireRunScope(tx, actor, run.progress);
    const { action, next } = meanings[steering];
    const progress = next(run.progress);
    if (progress === null) throw new AppError("run.not_under_way");
    await writeProgress(tx, run, progress, await databaseTime(tx));
    const { clusterId } = run.row;
    await recordAudit(tx, actor, { action, objectType: "run", objectId: id, objectName: run.row.kind, clusterId });
  });
}

type Meaning = {
  readonly action: "run.pause" | "run.continue" | "run.abort";
  /** Null = it would say nothing. */
  readonly next: (progress: RunProgress) => RunProgress | null;
};

const meanings: Readonly<Record<RunSteering, Meaning>> = {
  pause: {
    action: "run.pause",
    next: (progress) => (progress.state === "running" ? { ...progress, state: "paused" } : null),
  },
  continue: {
    action: "run.continue",
    next: (progress) => (progress.state === "paused" ? { ...progress, state: "running" } : null),
  },
  abort: {
    action: "run.abort",
    next: (progress) =>
      progress.state === "running" || progress.state === "paused"
        ? { ...progress, state: "aborting", ending: { state: "aborted", problem: null } }
        : null,
  },
};
