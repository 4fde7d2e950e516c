import type { Actor } from "@/lib/access/model";
import type { Sentence } from "@/lib/api/resources/common";
import type { CreateRun, RunPreview } from "@/lib/api/resources/run";
import { restoreSchema, setWeightSchema, takeOutSchema } from "@/lib/api/resources/verb";
import type { Tx } from "@/lib/db/database";
import { databaseTime } from "@/lib/db/database-time";
import { errorAt, type Problem } from "@/lib/model/problem";
import { type RunScript, runScriptSchema } from "@/lib/model/run/script";
import { canonicalJson } from "@/lib/plan/canonical-json";
import type { DesiredDeps } from "../deps";
import { carryOutVerbIn } from "../verbs/carry-out-verb";
import type { VerbAsk } from "../verbs/verb-ask";
import { chosenTargets } from "./chosen-targets";
import { capacityOfBatch, capacityProblems, loadServiceFacts } from "./run-capacity";
import { type RunTargets, runItems } from "./run-items";
import { requireRunRights } from "./run-rights";

type Batch = Omit<RunPreview["batches"][number], "problems"> & { readonly problems: readonly Problem[] };
export type PreviewedRun = Omit<RunPreview, "batches"> & { readonly batches: readonly Batch[] };

/** What a run would do, batch by batch, and what stands in its way. It is rehearsed and taken back. */
export async function previewRun(deps: DesiredDeps, actor: Actor, body: CreateRun): Promise<PreviewedRun> {
  const script = runScriptSchema.parse(body);
  await requireRunRights(deps, actor, script);
  try {
    await deps.database.transaction(async (tx) => {
      throw new Rehearsed(await rehearse(tx, actor, { body, script }));
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.preview;
    throw error;
  }
  throw new Error("a rehearsal always ends by being taken back");
}

/** Only rolls the transaction back; never leaves this file. */
class Rehearsed extends Error {
  constructor(readonly preview: PreviewedRun) {
    super("rehearsed");
  }
}

type Rehearsal = { readonly body: CreateRun; readonly script: RunScript };

async function rehearse(tx: Tx, actor: Actor, { body, script }: Rehearsal): Promise<PreviewedRun> {
  const now = await databaseTime(tx);
  const clusterId = body.kind === "rolling" ? body.clusterId : null;
  const targets = await runItems(tx, actor, await chosenTargets(tx, body), clusterId);
  const services = await loadServiceFacts(tx, targets, now);
  const batches: Batch[] = [];
  const explanations: Sentence[] = [];
  for (const batch of new Set(targets.items.map((item) => item.batch))) {
    const tried = await tryBatch(tx, actor, { script, targets, batch, now });
    explanations.push(...tried.explanations);
    batches.push({
      batch,
      targets: targets.items.filter((item) => item.batch === batch).map(({ target }) => target),
      capacity: capacityOfBatch(services, targets, batch).map((one) => ({ ...one })),
      problems: [...capacityProblems(script, services, targets, batch), ...tried.problems],
    });
  }
  const distinct = new Map(explanations.map((one) => [canonicalJson(one), one]));
  return { kind: script.kind, dryRun: true, batches, explanations: [...distinct.values()] };
}

type Trial = { readonly script: RunScript; readonly targets: RunTargets; readonly batch: number; readonly now: Date };

/** One after another, so that guards see the second with the first out. Of a rolling deploy all of them are back afterwards. */
async function tryBatch(tx: Tx, actor: Actor, { script, targets, batch, now }: Trial) {
  const problems: Problem[] = [];
  const explanations: Sentence[] = [];
  const items = targets.items.filter((item) => item.batch === batch);
  const carryOut = async (item: (typeof items)[number], ask: VerbAsk) => {
    const only = new Map(item.destinationIds.map((id) => [id, null]));
    return await carryOutVerbIn(tx, actor, { target: item.target, ask, only, now });
  };
  for (const item of items) {
    if (script.kind === "bulk" && script.verb === "weight" && (await isHeld(tx, item))) {
      problems.push(errorAt([], "run.target_held", { name: item.target.name }));
      continue;
    }
    const outcome = await carryOut(item, firstVerb(script));
    if (outcome.kind !== "answer") continue;
    problems.push(...outcome.result.problems);
    explanations.push(...outcome.result.items.map(({ explanation }) => explanation));
  }
  if (script.kind !== "rolling") return { problems, explanations };
  for (const item of items)
    await carryOut(item, { verb: "restore", ...restoreSchema.parse({ hold: trialHold, dryRun: true }) });
  return { problems, explanations };
}

/** A weight of what is held is refused. */
async function isHeld(
  tx: Tx,
  { destinationIds }: Pick<RunTargets["items"][number], "destinationIds">,
): Promise<boolean> {
  const held = await tx.destinationHold.count({ where: { destinationId: { in: [...destinationIds] } } });
  return held > 0;
}

/** Nobody else holds anything by this name. */
const trialHold = "run";

/** What a run does to a target before anything else. */
function firstVerb(script: RunScript): VerbAsk {
  const dryRun = true;
  switch (script.kind) {
    case "rolling":
      return { verb: script.takeOut, ...takeOutSchema.parse({ hold: trialHold, dryRun }) };
    case "ramp":
      return { verb: "restore", ...restoreSchema.parse({ hold: script.hold, dryRun }) };
    case "bulk": {
      const { verb, hold, weight } = script;
      if (verb === "restore") return { verb, ...restoreSchema.parse({ hold, dryRun }) };
      if (verb === "weight") return { verb, ...setWeightSchema.parse({ weight: weight ?? 0, dryRun }) };
      return { verb, ...takeOutSchema.parse({ hold, dryRun }) };
    }
  }
}
