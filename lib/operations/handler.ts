import type { OperationHost } from "@/lib/api/resources/operation";
import type { Tx } from "@/lib/db/database";
import type { Operation } from "@/lib/db/generated/client";
import type { DrainProgress } from "@/lib/model/drain-progress";
import type { Sentence } from "@/lib/plan/model";
import type { Along } from "./claim-along";
import type { Journal } from "./journal";

/** An operation this worker holds the lease of. */
export type HeldOperation = Operation & {
  /** The cluster's fencing epoch, raised by this claim; null for operations on a host alone. */
  readonly epoch: number | null;
};

export type FinalState = "confirmed" | "rolled_back" | "failed" | "partial" | "unknown";

/** How an operation ended, with one row per host it touched. */
export type OperationOutcome = {
  /** With `confirmBy` the operation is not over: confirmed or not is up to somebody until then. */
  readonly state: FinalState | "awaiting_confirmation" | "draining";
  readonly confirmBy?: Date;
  /** With state draining: until when it waits, and where it begins. */
  readonly drain?: { readonly by: Date; readonly progress: DrainProgress };
  /** First failure: message key under `errors.` and its parameters; null when confirmed. */
  readonly problem: Sentence | null;
  readonly hosts: readonly OperationHost[];
  /** Coalesced operations that ended otherwise than the rest, by id. */
  readonly exceptions?: ReadonlyMap<string, Pick<OperationOutcome, "state" | "problem" | "hosts" | "drain">>;
  /** Rows that become true together with the final state, e.g. the new cluster revision. */
  readonly commit?: (tx: Tx) => Promise<void>;
};

/** One operation, or several that are carried out together, oldest first. */
export type HeldOperations = readonly [HeldOperation, ...HeldOperation[]];

/** Operations that are carried out together, and what is written of them alone. */
export type Party = { readonly operations: HeldOperations; readonly journal: Journal };

/**
 * Takes what was queued meanwhile along, as with `coalesces`, oldest first up to what does not fit; null = nothing was, or
 * others wait for their turn.
 */
export type TakeAlong = (along: Along) => Promise<Party | null>;

/**
 * Carries out one kind of operation. `run` may throw an AppError: the operation then ends as failed, or as unknown when
 * the journal still has a step whose end was not seen.
 */
export interface OperationHandler {
  /** Take every queued operation of this kind and cluster along, so that one push serves all of them. */
  readonly coalesces?: boolean;
  /**
   * `held` has one operation, or with `coalesces` one or more, oldest first. The outcome holds for all of them, and for
   * those that were taken along later by `takeAlong`.
   */
  run(held: HeldOperations, journal: Journal, takeAlong: TakeAlong): Promise<OperationOutcome>;
  /** Finds out what became of an operation whose worker died in the middle; without it the operation ends as unknown. */
  settle?(held: HeldOperation, journal: Journal): Promise<OperationOutcome>;
}

export type OperationHandlers = Readonly<Record<Operation["kind"], OperationHandler>>;
