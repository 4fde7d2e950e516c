import type { OperationHost } from "@/lib/api/resources/operation";
import type { Sentence } from "@/lib/plan/model";
import { capOutput } from "./cap-output";
import type { OperationDeps } from "./deps";
import { finishSteps, startSteps, writeProgress } from "./journal-rows";
import { notifyOperations } from "./notify-operation";

export type StepStart = {
  readonly hostId: string | null;
  readonly hostName: string;
  /** A plan's wave, or the phase of another kind of operation. */
  readonly wave: string;
  /** Message key under `operations.`; steps of a plan keep the title the plan gave them (`step.…` is in both). */
  readonly title: Sentence;
};

export type StepEnd = {
  readonly state: "done" | "failed" | "unknown" | "skipped";
  /** Output of the host; capped when stored. */
  readonly output: string;
};

export type Progress = {
  /** Everything was sent; what remains is reading back. */
  readonly state?: "verifying";
  /** Of the operations that have none yet. */
  readonly kernelReadAt?: Date;
  readonly pausedAt?: Date | null;
  readonly hosts?: readonly OperationHost[];
};

/**
 * The write-ahead record of an operation. A step's row is committed in state running before its first byte reaches the
 * host; a row that is still running when the worker is gone therefore marks exactly what may or may not have happened.
 *
 * With coalesced operations one journal writes the same story to each of them.
 */
export interface Journal {
  /** Commits one running row per step and returns their numbers, in order. */
  start(steps: readonly StepStart[]): Promise<readonly number[]>;
  /** Commits how started steps ended, in one statement. */
  finish(ends: readonly (StepEnd & { readonly seq: number })[]): Promise<void>;
  /** One step: start, work, finish. When `work` throws, the step ends as unknown and the error goes on. */
  step(start: StepStart, work: () => Promise<StepEnd>): Promise<StepEnd>;
  /** A line of the live log; `code` is a message key under `operations.`. */
  event(
    level: "info" | "warning" | "error",
    code: string,
    params?: Sentence["params"],
    hostName?: string,
  ): Promise<void>;
  progress(progress: Progress): Promise<void>;
  /** Further operations join: the returned journal writes to them alone, this one to all from now on. */
  join(operationIds: readonly string[]): Journal;
  /** Steps started, here or in a journal that joined, whose end was not seen. */
  readonly inFlight: number;
}

export function createJournal(deps: OperationDeps, operationIds: readonly string[], firstSeq = 1): Journal {
  return journalOf(deps, [...operationIds], { next: firstSeq, running: new Set() });
}

/** Numbers of steps, shared by journals that were joined: an operation has each of them once. */
type Numbers = { next: number; readonly running: Set<number> };

function journalOf(deps: OperationDeps, operationIds: string[], numbers: Numbers): Journal {
  const { running } = numbers;
  const { prisma } = deps.database;

  const journal: Journal = {
    get inFlight() {
      return running.size;
    },
    async start(steps) {
      const numbered = steps.map((step) => ({ ...step, seq: numbers.next++ }));
      await startSteps(prisma, operationIds, numbered, deps.clock());
      for (const { seq } of numbered) running.add(seq);
      return numbered.map(({ seq }) => seq);
    },
    async finish(ends) {
      await finishSteps(prisma, operationIds, ends, deps.clock());
      for (const { seq } of ends) running.delete(seq);
    },
    async step(start, work) {
      const [seq] = await journal.start([start]);
      if (seq === undefined) throw new Error("a started step has a number");
      try {
        const end = await work();
        await journal.finish([{ ...end, seq }]);
        return end;
      } catch (error) {
        if (running.has(seq)) {
          await finishSteps(prisma, operationIds, [{ seq, state: "unknown", output: "" }], deps.clock());
        }
        throw error;
      }
    },
    async event(level, code, params = {}, hostName) {
      const line = { at: deps.clock(), level, code, params: visibleParams(params), hostName: hostName ?? null };
      const data = operationIds.map((operationId) => ({ ...line, operationId }));
      await deps.database.transaction(async (tx) => {
        await tx.operationEvent.createMany({ data });
        await notifyOperations(tx, operationIds);
      });
    },
    async progress(progress) {
      await writeProgress(prisma, operationIds, deps.workerId, progress);
    },
    join(further) {
      operationIds.push(...further);
      return journalOf(deps, [...further], numbers);
    },
  };
  return journal;
}

/** Some are words of a host. */
function visibleParams(params: Sentence["params"]): Sentence["params"] {
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === "string" ? capOutput(value) : value,
  ]);
  return Object.fromEntries(entries);
}
