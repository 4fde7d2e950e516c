import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type OperationResource, operationResourceSchema } from "@/lib/api/resources/operation";
import { type VerbResult, verbResultSchema } from "@/lib/api/resources/verb";
import type { Verb } from "@/lib/model/verb";
import { type ExitCode, exitCodes } from "../exit-codes";
import type { Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import { exitCodeOfFault } from "./exit-code-of-fault";
import { exitCodeOf } from "./outcome";
import type { PanelClient } from "./panel-client";
import { PanelFault } from "./panel-fault";
import type { Target } from "./targets";
import { waitForEnd } from "./wait-for-end";

/** What became of one target. */
export type ItemResult = {
  readonly target: string;
  readonly cluster: string;
  readonly exitCode: ExitCode;
  /** False = it was so already, or it was not tried. */
  readonly changed: boolean;
  readonly operation: string | null;
  readonly state: OperationResource["state"] | "unchanged" | "dry_run" | "refused" | "skipped";
  /** Why not, as a sentence. */
  readonly problem: string | null;
  readonly drain: OperationResource["drain"];
  readonly items: VerbResult["items"];
};

export type Work = {
  readonly verb: Verb;
  readonly body: object;
  /** Given by the caller to take up the same request again; "" = a new one. */
  readonly key: string;
  readonly keepGoing: boolean;
};

type Context = { readonly terminal: Terminal; readonly say: Sentences; readonly errors: Sentences };

const replySchema = z.union([verbResultSchema, operationResourceSchema]);

/** One target after another, each to its end, and no further after one that failed unless it is to keep going. */
export async function carryOut(
  panel: PanelClient,
  targets: readonly Target[],
  work: Work,
  context: Context,
): Promise<ItemResult[]> {
  const results: ItemResult[] = [];
  for (const target of targets) {
    const stopped = !work.keepGoing && results.some(({ exitCode }) => exitCode !== exitCodes.done);
    results.push(stopped ? skipped(target) : await carryOutOne(panel, target, work, context));
  }
  return results;
}

async function carryOutOne(panel: PanelClient, target: Target, work: Work, context: Context): Promise<ItemResult> {
  const { say, terminal, errors } = context;
  const unchanged = { ...skipped(target), exitCode: exitCodes.done };
  const key = work.key === "" ? randomUUID() : `${work.key}:${work.verb}:${target.id}`;
  try {
    const reply = await panel.post(`/${target.kind}/${target.id}/${work.verb}`, work.body, key, replySchema);
    if (!("state" in reply)) return answered(unchanged, reply);
    // Whoever is interrupted from here on can take it up again by this.
    terminal.complain(`${say("wait.asked", { name: target.name, id: reply.id })}\n`);
    const ended = await waitForEnd(panel, reply, { terminal, say, name: target.name });
    const problem = ended.problem === null ? null : errors(ended.problem.code, ended.problem.params);
    const { id: operation, state, drain } = ended;
    return { ...unchanged, exitCode: exitCodeOf(ended), changed: true, operation, state, problem, drain };
  } catch (error) {
    if (!(error instanceof PanelFault)) throw error;
    const { detail, problems } = error.problem;
    const problem = [detail, ...problems.map(({ message }) => message)].join(" ");
    return { ...unchanged, exitCode: exitCodeOfFault(error), state: "refused", problem };
  }
}

function answered(base: ItemResult, { changed, dryRun, items, problems }: VerbResult): ItemResult {
  const problem = problems.length === 0 ? null : problems.map(({ message }) => message).join(" ");
  const exitCode = problem === null ? exitCodes.done : exitCodes.guard;
  return { ...base, exitCode, changed, state: dryRun ? "dry_run" : "unchanged", items, problem };
}

function skipped({ name, clusterName }: Target): ItemResult {
  const nothing = { changed: false, operation: null, problem: null, drain: null, items: [] };
  return { target: name, cluster: clusterName, exitCode: exitCodes.done, state: "skipped", ...nothing };
}
