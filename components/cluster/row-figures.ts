import type { LiveDestination, Rates } from "@/lib/live/snapshot";
import type { MemberView, ServiceView } from "./service-view";
import type { FigureColumn } from "./table-columns";

/** The figures of one row; null = not known. */
export type RowFigures = {
  readonly active: number | null;
  readonly inactive: number | null;
  readonly rates: Rates | null;
};

export function memberFigures({ live }: MemberView): RowFigures {
  return { active: live?.active ?? null, inactive: live?.inactive ?? null, rates: live?.rates ?? null };
}

/** A service has connections by its destinations, and rates of its own. */
export function serviceFigures({ live }: ServiceView): RowFigures {
  if (live === null) return { active: null, inactive: null, rates: null };
  const sum = (of: (destination: LiveDestination) => number): number =>
    live.destinations.reduce((total, destination) => total + of(destination), 0);
  return { active: sum(({ active }) => active), inactive: sum(({ inactive }) => inactive), rates: live.rates };
}

export function figureOf({ active, inactive, rates }: RowFigures, column: FigureColumn): number | null {
  if (column === "active") return active;
  if (column === "inactive") return inactive;
  return rates?.[column] ?? null;
}
