import { type KnownRun, lockRun, readRun, writeProgress } from "@/lib/desired/runs/run-row";
import { advanceHealth, type ServerHealth } from "@/lib/model/health-look";
import type { RunItem } from "@/lib/model/run/progress";
import { loadAppliedCluster } from "@/lib/operations/load-applied-cluster";
import { lookAtServer } from "@/lib/operations/look-at-server";
import { healthProbes } from "@/lib/plan/health-probe";
import { needsLook } from "@/lib/plan/run/needs-look";
import type { RunDeps } from "./run-deps";

/** Two looks that follow each other faster say the same thing twice, as when two workers look. */
const betweenLooksMs = 800;

/** Has the directors look once at every server that a run is about to let serve again, all of them at a time. */
export async function lookAtItems(deps: RunDeps): Promise<void> {
  const rows = await deps.database.prisma.run.findMany({
    where: { kind: "rolling", state: { in: ["running", "paused", "aborting"] } },
  });
  const looks = rows
    .map(readRun)
    .flatMap((run) =>
      run.progress.items.filter((item) => needsLook(item, run.progress)).map((item) => lookAtItem(deps, run, item)),
    );
  for (const look of await Promise.allSettled(looks)) {
    if (look.status === "rejected") deps.log.error({ err: look.reason }, "a server of a run could not be looked at");
  }
}

async function lookAtItem(deps: RunDeps, { row }: KnownRun, { id, target, destinationIds }: RunItem): Promise<void> {
  const applied = await loadAppliedCluster(deps.database.prisma, target.clusterId);
  const probes = applied === null ? [] : healthProbes(applied, new Set(destinationIds));
  const seen = applied === null || probes.length === 0 ? null : await lookAtServer(deps, { applied, probes });
  await deps.database.transaction(async (tx) => {
    const run = await lockRun(tx, row.id);
    const item = run?.progress.items.find((each) => each.id === id);
    if (run === null || item === undefined || !needsLook(item, run.progress)) return;
    const now = await deps.now(tx);
    const { looks } = item;
    if (looks !== null && now.getTime() - Date.parse(looks.lookedAt) < betweenLooksMs) return;
    const next = seen === null ? nothingToTry(run, now) : advanceHealth(looks, seen, now.toISOString());
    const items = run.progress.items.map((each) => (each === item ? { ...each, looks: next } : each));
    await writeProgress(tx, run, { ...run.progress, items }, now);
  });
}

/** Without checks that a director could make a server counts as good, as it does for keepalived. */
function nothingToTry({ script }: KnownRun, now: Date): ServerHealth {
  const good = script.kind === "rolling" ? script.healthGate.checks : 0;
  return { lookedAt: now.toISOString(), good, faults: [], unasked: [] };
}
