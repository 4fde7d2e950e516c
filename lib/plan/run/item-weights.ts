import type { RunItem } from "@/lib/model/run/progress";
import type { Ramp } from "@/lib/model/run/ramp";
import { rampValues } from "@/lib/model/run/ramp-values";
import type { ItemDestination, Weights } from "./model";

/** What each destination of an item serves with while nobody holds it. */
export function fullWeights(destinations: readonly ItemDestination[]): Weights {
  return Object.fromEntries(destinations.map(({ id, weight, hold }) => [id, hold?.weight ?? weight]));
}

/** What a step of a ramp makes of these weights. In percent none becomes 0, which would take it out. */
export function stepWeights(full: Weights, ramp: Ramp, step: number): Weights {
  const value = rampValues(ramp)[step] ?? 100;
  const of = (weight: number) =>
    ramp.unit === "weight" ? value : Math.min(weight, Math.max(1, Math.round((weight * value) / 100)));
  return Object.fromEntries(Object.entries(full).map(([id, weight]) => [id, of(weight)]));
}

/**
 * What the first step of a ramp brings destinations back with. One that somebody else holds on gets all of its weight: it
 * comes back with that later, without the ramp.
 */
export function firstWeights(full: Weights, ramp: Ramp, destinations: readonly ItemDestination[]): Weights {
  const held = new Set(destinations.filter(({ heldByOthers }) => heldByOthers).map(({ id }) => id));
  const first = Object.entries(stepWeights(full, ramp, 0));
  return Object.fromEntries(first.map(([id, weight]) => [id, held.has(id) ? (full[id] ?? weight) : weight]));
}

/** Those of the weights whose destination nobody holds: a weight for one that is held would be refused. */
export function unheld(weights: Weights, destinations: readonly ItemDestination[]): Weights {
  const free = new Set(destinations.filter(({ hold }) => hold === null).map(({ id }) => id));
  return Object.fromEntries(Object.entries(weights).filter(([id]) => free.has(id)));
}

/** Remembers, before the run does anything to it, how the item was. */
export function remember(item: RunItem, destinations: readonly ItemDestination[]): RunItem {
  const held = destinations.flatMap(({ id, ownHold }) => (ownHold === null ? [] : [[id, ownHold] as const]));
  return { ...item, full: { ...fullWeights(destinations) }, heldBefore: Object.fromEntries(held) };
}
