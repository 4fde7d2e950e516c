import { lockRun, writeProgress } from "@/lib/desired/runs/run-row";
import { finishedRunStates } from "@/lib/model/run/phase";
import type { RunProgress } from "@/lib/model/run/progress";
import { canonicalJson } from "@/lib/plan/canonical-json";
import { advanceRun } from "@/lib/plan/run/advance-run";
import { recordAnswer } from "@/lib/plan/run/record-answer";
import { carryOutAsk } from "./carry-out-ask";
import { loadRunFacts } from "./load-run-facts";
import { renewLeases } from "./renew-leases";
import type { RunDeps } from "./run-deps";

/**
 * One look at a run. What is seen, what is asked for and how far the run then is become true together or not at all, under
 * the lock of its row: a worker that dies in between has done nothing, and two workers never do the same.
 */
export async function moveRun({ database, now: clock }: RunDeps, id: string): Promise<void> {
  await database.transaction(async (tx) => {
    const run = await lockRun(tx, id, { skipLocked: true });
    if (run === null || finishedRunStates.some((state) => state === run.progress.state)) return;
    const now = await clock(tx);
    const { progress, asks } = advanceRun(run.script, run.progress, await loadRunFacts(tx, run, now), now.getTime());
    let known: RunProgress = progress;
    for (const ask of asks) known = recordAnswer(known, ask, await carryOutAsk(tx, run, ask, now), now.getTime());
    await renewLeases(tx, { ...run, progress: known }, now);
    if (canonicalJson(known) !== canonicalJson(run.progress)) await writeProgress(tx, run, known, now);
  });
}
