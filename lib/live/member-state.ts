import type { DestinationResource } from "@/lib/api/resources/cluster";
import type { LiveDestination } from "@/lib/live/snapshot";

/**
 * What an operator needs to know of one destination on one director, from what was asked (applied weight) and what the
 * kernel says. "down" is keepalived's doing: its checker takes a destination that does not answer out of the table, or
 * sets it to weight 0. "drift" is anything else that differs from what was applied.
 */
export type MemberState =
  | { readonly kind: "up" }
  | { readonly kind: "draining"; readonly connections: number }
  | { readonly kind: "drained" }
  | { readonly kind: "down" }
  | { readonly kind: "drift" }
  /** Exists only as an edit that was not applied yet. */
  | { readonly kind: "new" }
  /** In the kernel, but not in the desired state. */
  | { readonly kind: "kernel-only" }
  /** There is no sample to judge by. */
  | { readonly kind: "unknown" };

export type MemberFacts = {
  readonly desired: Pick<DestinationResource, "appliedWeight" | "hold"> | null;
  readonly live: Pick<LiveDestination, "weight" | "active"> | null;
  /** False when the director was never sampled or its newest good sample is lost in the past. */
  readonly sampled: boolean;
  /** keepalived checks this service. */
  readonly checked: boolean;
  /** A weight asked for lately: the kernel may have it before it is known here as applied. */
  readonly asked?: number | undefined;
};

export function memberState({ desired, live, sampled, checked, asked }: MemberFacts): MemberState {
  if (desired === null) return { kind: sampled ? "kernel-only" : "unknown" };
  if (desired.appliedWeight === null) return { kind: "new" };
  if (!sampled) return { kind: "unknown" };
  if (live === null && desired.hold?.kind === "cut") return { kind: "drained" };
  const away = checked && desired.appliedWeight > 0;
  if (live === null) return { kind: away ? "down" : "drift" };
  if (live.weight === desired.appliedWeight || live.weight === asked) return restingState(live);
  return { kind: away && live.weight === 0 ? "down" : "drift" };
}

function restingState(live: Pick<LiveDestination, "weight" | "active">): MemberState {
  if (live.weight > 0) return { kind: "up" };
  return live.active > 0 ? { kind: "draining", connections: live.active } : { kind: "drained" };
}

const gravity: Readonly<Record<MemberState["kind"], number>> = {
  down: 7,
  drift: 6,
  unknown: 5,
  "kernel-only": 4,
  new: 3,
  draining: 2,
  drained: 1,
  up: 0,
};

/** For sorting by problems first: the higher, the more it needs somebody. */
export function gravityOf(state: MemberState): number {
  return gravity[state.kind];
}
