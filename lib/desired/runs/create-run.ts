import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/model";
import type { CreateRun } from "@/lib/api/resources/run";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import { databaseTime } from "@/lib/db/database-time";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import { newRunItem } from "@/lib/model/run/new-run-item";
import { type RunScript, runScriptSchema } from "@/lib/model/run/script";
import { assertMayWrite } from "@/lib/operations/observe-mode";
import { canonicalJson } from "@/lib/plan/canonical-json";
import type { DesiredDeps } from "../deps";
import { chosenTargets } from "./chosen-targets";
import { capacityProblems, loadServiceFacts } from "./run-capacity";
import { type RunTargets, runItems } from "./run-items";
import { requireRunRights } from "./run-rights";
import { notifyRun } from "./run-row";

type Person = Extract<Actor, { kind: "person" }>;

/**
 * Begins a run: which destinations it is about is decided here and now, everything else by the worker as it comes to it.
 * Returns its id; a repeated Idempotency-Key gets the run of the first request.
 */
export async function createRun(
  deps: DesiredDeps,
  actor: Person,
  { body, idempotencyKey }: { readonly body: CreateRun; readonly idempotencyKey?: string | undefined },
): Promise<string> {
  const script = runScriptSchema.parse(body);
  await requireRunRights(deps, actor, script);
  return await deps.database.transaction(async (tx) => {
    const asked = JSON.parse(JSON.stringify(body));
    const first = await repeatedRun(tx, actor, idempotencyKey, asked);
    if (first !== null) return first;
    await assertMayWrite(tx, "run");
    const now = await databaseTime(tx);
    const targets = await runItems(tx, actor, await chosenTargets(tx, body), clusterAsked(body));
    const clusterId = await lockClusters(tx, script, targets);
    await refuseWhatNeverEnds(tx, script, targets, now);
    const items = targets.items.map((item) => newRunItem({ id: randomUUID(), ...item }, now.getTime()));
    const { kind, reason } = body;
    const who = { actorId: actor.id, actorName: actor.name, actorOrigin: actor.origin };
    const data = { kind, clusterId, script, items, asked, reason, ...who, idempotencyKey: idempotencyKey ?? null };
    // Insert or wait for the transaction that holds the same key: a plain look-up first would let two of them through.
    const [run] = await tx.run.createManyAndReturn({ data: [data], skipDuplicates: true });
    if (run === undefined) return (await repeatedRun(tx, actor, idempotencyKey, asked)) ?? "";
    const names = items.map(({ target }) => target.name);
    await recordAudit(tx, actor, {
      ...{ action: "run.start", objectType: "run", objectId: run.id, objectName: kind, clusterId },
      after: { script, targets: names, reason },
    });
    await notifyRun(tx, run.id);
    return run.id;
  });
}

function clusterAsked(body: CreateRun): string | null {
  return body.kind === "rolling" ? body.clusterId : null;
}

async function repeatedRun(
  tx: Tx,
  { id: actorId }: Person,
  idempotencyKey: string | undefined,
  asked: unknown,
): Promise<string | null> {
  if (idempotencyKey === undefined) return null;
  const first = await tx.run.findFirst({ where: { actorId, idempotencyKey }, select: { id: true, asked: true } });
  if (first === null || canonicalJson(first.asked) === canonicalJson(asked)) return first?.id ?? null;
  throw new AppError("input.invalid", { problems: [errorAt(["idempotencyKey"], "idempotency_key.reused")] });
}

/**
 * The one cluster that a run is in, or null. Of two rolling deploys of a cluster each would count what the other is about
 * to take out as serving: the second is refused (`run.under_way`).
 */
async function lockClusters(tx: Tx, script: RunScript, { clusters }: RunTargets): Promise<string | null> {
  const [clusterId] = clusters.length === 1 ? clusters.map(({ id }) => id) : [];
  if (clusterId === undefined) return null;
  if (script.kind !== "rolling") return clusterId;
  await tx.$queryRaw`select from cluster where id = ${clusterId}::uuid for update`;
  const where = { clusterId, kind: "rolling", state: { in: ["running", "paused", "aborting"] } } as const;
  const other = await tx.run.findFirst({
    where: { ...where, state: { in: [...where.state.in] } },
    select: { id: true },
  });
  if (other !== null) throw new AppError("run.under_way", { params: { id: other.id } });
  return clusterId;
}

async function refuseWhatNeverEnds(tx: Tx, script: RunScript, targets: RunTargets, now: Date): Promise<void> {
  if (script.kind !== "rolling") return;
  const services = await loadServiceFacts(tx, targets, now);
  const batches = [...new Set(targets.items.map(({ batch }) => batch))];
  const [problems = []] = batches
    .map((batch) => capacityProblems(script, services, targets, batch))
    .filter(({ length }) => length > 0);
  if (problems.length > 0) throw new AppError("input.invalid", { problems });
}
