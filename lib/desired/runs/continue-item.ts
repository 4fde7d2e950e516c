import type { Actor } from "@/lib/access/model";
import type { ContinueItem } from "@/lib/api/resources/run";
import { recordAudit } from "@/lib/audit/record-audit";
import { databaseTime } from "@/lib/db/database-time";
import { AppError } from "@/lib/model/app-error";
import type { RunItem } from "@/lib/model/run/progress";
import type { DesiredDeps } from "../deps";
import { found } from "../found";
import { requireRunRights, requireRunScope } from "./run-rights";
import { lockRun, readRun, writeProgress } from "./run-row";

/**
 * Somebody says that the work on a server which a run keeps out is done, or failed. To say the same again does nothing.
 * Refused where the run does not wait for that (`run.item_not_waiting`), and a program's word where a person's is asked for.
 */
export async function continueItem(
  deps: DesiredDeps,
  actor: Actor,
  { id, itemId, failed, reason }: { readonly id: string; readonly itemId: string } & ContinueItem,
): Promise<void> {
  const { script } = readRun(found(await deps.database.prisma.run.findUnique({ where: { id } })));
  await requireRunRights(deps, actor, script);
  const told = failed ? "failed" : "done";
  await deps.database.transaction(async (tx) => {
    const run = found(await lockRun(tx, id));
    await requireRunScope(tx, actor, run.progress);
    const item = found(run.progress.items.find((each) => each.id === itemId));
    if (item.told === told) return;
    if (script.kind !== "rolling" || item.phase !== "hook" || item.told !== null) {
      throw new AppError("run.item_not_waiting");
    }
    const isProgram = actor.kind === "person" && actor.token !== undefined;
    if (script.hook.kind === "manual" && isProgram) throw new AppError("auth.forbidden");
    const items = run.progress.items.map((each): RunItem => (each === item ? { ...each, told } : each));
    await writeProgress(tx, run, { ...run.progress, items }, await databaseTime(tx));
    await recordAudit(tx, actor, {
      action: "run.item_continue",
      objectType: "run",
      objectId: id,
      objectName: item.target.name,
      clusterId: item.target.clusterId,
      after: { itemId, failed, reason },
    });
  });
}
