import type { ServiceView } from "./service-view";

/**
 * A service as its destinations make it: "up" only when every destination meant to serve does. "empty": nobody is meant
 * to serve (no destination, or all drained on purpose).
 */
export type ServiceState =
  | { readonly kind: "up" }
  | { readonly kind: "degraded"; readonly up: number; readonly total: number }
  | { readonly kind: "down" }
  | { readonly kind: "drift" }
  | { readonly kind: "new" }
  | { readonly kind: "empty" }
  | { readonly kind: "kernel-only" }
  | { readonly kind: "unknown" };

export function serviceState({ desired, live, members }: ServiceView): ServiceState {
  if (desired === null) return { kind: "kernel-only" };
  if (!desired.applied) return { kind: "new" };
  const kinds = members.map(({ state }) => state.kind);
  if (kinds.includes("unknown")) return { kind: "unknown" };
  if (live === null && members.length > 0) return { kind: "down" };
  const up = kinds.filter((kind) => kind === "up").length;
  const total = kinds.filter((kind) => kind === "up" || kind === "down" || kind === "drift").length;
  if (total === 0) return { kind: "empty" };
  if (up === 0 && kinds.includes("down")) return { kind: "down" };
  if (kinds.includes("down")) return { kind: "degraded", up, total };
  return kinds.includes("drift") || kinds.includes("kernel-only") ? { kind: "drift" } : { kind: "up" };
}

const gravity: Readonly<Record<ServiceState["kind"], number>> = {
  down: 7,
  degraded: 6,
  drift: 5,
  unknown: 4,
  "kernel-only": 3,
  new: 2,
  empty: 1,
  up: 0,
};

/** For sorting by problems first: the higher, the more it needs somebody. */
export function serviceGravity(state: ServiceState): number {
  return gravity[state.kind];
}

/** What somebody should look at, as opposed to what is so on purpose. */
export function isProblem(state: ServiceState): boolean {
  return gravity[state.kind] >= gravity.unknown;
}
