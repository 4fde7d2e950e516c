import { type Hold, type HoldKind, strongestHold } from "./hold";
import { isMaintenanceHold } from "./maintenance-hold";

/** Whether a destination serves, and who keeps it from it: `holds` by their names. */
export type Standing = {
  /** As it is to be in force: 0 while it is held. */
  readonly weight: number;
  /** Null = in service. */
  readonly hold: Hold | null;
  readonly holds: ReadonlyMap<string, HoldKind>;
};

/** Held under this name, too; a hold that has the name already is replaced, be it harder or milder. */
export function takenOut(standing: Standing, name: string, kind: HoldKind): Standing {
  return standingOf(new Map([...standing.holds, [name, kind]]), weightInService(standing));
}

/**
 * Without the hold of this name, or without any but those of maintenances (null), which end in their own way. It serves
 * again when none is left, with the weight it had before the first of them, or another.
 */
export function broughtBack(standing: Standing, name: string | null, weight = weightInService(standing)): Standing {
  const left = [...standing.holds].filter(([each]) => (name === null ? isMaintenanceHold(each) : each !== name));
  return standingOf(new Map(left), weight);
}

/** The weight of a destination while nobody holds it. */
function weightInService({ weight, hold }: Standing): number {
  return hold?.weight ?? weight;
}

function standingOf(holds: Standing["holds"], weight: number): Standing {
  const kind = strongestHold([...holds.values()]);
  return kind === null ? { weight, hold: null, holds } : { weight: 0, hold: { kind, weight }, holds };
}

/** Whether both are the same in the kernel and when they come back. */
export function sameStanding(a: Pick<Standing, "weight" | "hold">, b: Pick<Standing, "weight" | "hold">): boolean {
  return a.weight === b.weight && a.hold?.kind === b.hold?.kind && a.hold?.weight === b.hold?.weight;
}
