import type { Problem } from "@/lib/model/problem";
import type { Sentence, Wave } from "@/lib/plan/model";
import type { PlanInput } from "@/lib/plan/plan-cluster";

/** One destination in one service of the kernel, before and after a push. */
export type GuardedMember = {
  /** For people: "10.77.0.21:80". */
  readonly destination: string;
  /** Null = it is not there. */
  readonly weightBefore: number | null;
  readonly weightAfter: number | null;
  /** It should serve now and does not: its checks fail. */
  readonly isDown: boolean;
};

/** One service of the kernel, with everything that guards of availability count. */
export type GuardedService = {
  /** For people: its name, with its address where that tells more. */
  readonly name: string;
  /** Where it is in the desired state; [] = it is not. */
  readonly path: Problem["path"];
  /** Id in the desired state; null = a push takes the whole service away. */
  readonly id: string | null;
  /** Weight below which keepalived gives the whole service up; null = nobody does. */
  readonly quorumLostBelow: number | null;
  readonly members: readonly GuardedMember[];
};

/** What guards look at: all that the plan was made from, and what it came to. */
export type GuardInput = PlanInput & {
  readonly services: readonly GuardedService[];
  readonly waves: readonly Wave[];
  /** What the plan says already. */
  readonly found: readonly Problem[];
};

/** What a guard has to say: the figures that it judged by, and what it forbids (error) or warns of. */
export type GuardReport = { readonly figures: Sentence; readonly problems: readonly Problem[] };

export type Guard = (input: GuardInput) => GuardReport;
