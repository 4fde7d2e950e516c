import type { Hold, HoldKind } from "@/lib/model/hold";
import type { RunProblem } from "@/lib/model/run/progress";

/** Where the newest push for an item is. */
export type Push =
  | { readonly kind: "pending" | "draining" | "ended" | "timed_out" }
  | { readonly kind: "failed"; readonly problem: RunProblem };

/** A destination of an item as the panel wishes it now. */
export type ItemDestination = {
  readonly id: string;
  readonly weight: number;
  readonly hold: Hold | null;
  /** How the hold of the run's name holds it; null = it has none. */
  readonly ownHold: HoldKind | null;
  /** Somebody else holds it, too. */
  readonly heldByOthers: boolean;
};

export type ItemFacts = {
  /** Null = nothing was pushed yet. */
  readonly push: Push | null;
  readonly destinations: readonly ItemDestination[];
  /**
   * What the kernels of all directors show of those that nobody holds, by fresh samples: whether each has a weight above 0
   * everywhere. `sampledAt` is the oldest of these samples. Null = some director has no fresh sample.
   */
  readonly health: { readonly sampledAt: string; readonly good: boolean } | null;
  /** How many times its share of a service's active connections is of its share of the weight, at most; null = too few. */
  readonly activeShare: number | null;
};

export type ServiceFacts = {
  readonly id: string;
  readonly name: string;
  readonly destinations: readonly {
    readonly id: string;
    /** What it serves with while nobody holds it and its checks succeed. */
    readonly full: number;
    /** What it serves with now. */
    readonly serving: number;
  }[];
};

/** What is looked at once, in one transaction. */
export type RunFacts = {
  /** By item id. */
  readonly items: ReadonlyMap<string, ItemFacts>;
  readonly services: readonly ServiceFacts[];
};

/** By destination id. */
export type Weights = Readonly<Record<string, number>>;

/** What is to be done to the destinations of an item. A run's hold has one name everywhere. */
export type RunAsk = { readonly itemId: string } & (
  | { readonly kind: "take_out"; readonly how: HoldKind; readonly drainLimitSec: number | null }
  /** The run's hold is lifted; what nobody else holds serves with these weights. */
  | { readonly kind: "bring_back"; readonly weights: Weights }
  | { readonly kind: "weigh"; readonly weights: Weights }
);

/** What became of an ask. "nothing" = everything was in force already. */
export type RunAnswer =
  | { readonly kind: "operation"; readonly operationId: string }
  | { readonly kind: "nothing" }
  | { readonly kind: "refused"; readonly problem: RunProblem };
