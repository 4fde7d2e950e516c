import type { RunItemResource, RunResource } from "@/lib/api/resources/run";
import type { Prisma } from "@/lib/db/generated/client";
import type { RunItem } from "@/lib/model/run/progress";
import { rampValues } from "@/lib/model/run/ramp-values";
import type { RunScript } from "@/lib/model/run/script";
import { rampOfScript } from "@/lib/plan/run/ramp-of-script";
import { waitsFor } from "@/lib/plan/run/waits-for";
import { readRun } from "./run-row";

export const runInclude = { cluster: { select: { name: true } } } as const satisfies Prisma.RunInclude;

type RunRow = Prisma.RunGetPayload<{ include: typeof runInclude }>;

export function presentRun(row: RunRow): RunResource {
  const { script, progress } = readRun(row);
  const wait = waitsFor(script, progress);
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    script,
    reason: row.reason,
    actorName: row.actorName,
    clusterId: row.clusterId,
    clusterName: row.cluster?.name ?? null,
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    problem: progress.ending?.problem ?? null,
    items: progress.items.map((item) => presentItem(item, script)),
    waitsFor: wait && {
      kind: wait.kind,
      itemIds: [...wait.itemIds],
      until: wait.untilMs === null ? null : timestamp(wait.untilMs),
    },
  };
}

function presentItem(item: RunItem, script: RunScript): RunItemResource {
  const { id, batch, target, phase, operationIds, out, problem } = item;
  return {
    ...{ id, batch, target, phase, operationIds, out, problem },
    goodChecks: item.out ? (item.looks?.good ?? 0) : item.good,
    since: timestamp(item.sinceMs),
    times: item.times.map((time) => ({ phase: time.phase, at: timestamp(time.atMs) })),
    step: stepOf(item, script),
  };
}

function stepOf({ step: index }: RunItem, script: RunScript): RunItemResource["step"] {
  const ramp = rampOfScript(script);
  if (ramp === null || index === null) return null;
  const values = rampValues(ramp);
  return { index, count: values.length, value: values[index] ?? 0 };
}

function timestamp(ms: number): string {
  return new Date(ms).toISOString();
}
