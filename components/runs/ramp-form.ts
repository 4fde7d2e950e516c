import type { RunTarget } from "@/lib/model/run/script";
import type { RunAsk } from "./use-start-run";

/** How a ramp is typed. Null figures are empty fields. */
export type RampForm = {
  readonly kind: "steps" | "linear";
  /** "10, 50, 100" */
  readonly list: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly steps: number | null;
  readonly everySec: number | null;
  readonly unhealthy: boolean;
  /** Null = its share of the active connections ends nothing. */
  readonly activeShareOver: number | null;
};

export const newRampForm: RampForm = {
  kind: "steps",
  list: "10, 50, 100",
  from: 10,
  to: 100,
  steps: 5,
  everySec: 60,
  unhealthy: true,
  activeShareOver: null,
};

type Around = { readonly unit: "percent" | "weight"; readonly onAbort: "hold" | "back"; readonly reason: string };

/** A ramp of one target, as it is sent; null while something of it is missing or no number. */
export function rampAsk(target: RunTarget, form: RampForm, { unit, onAbort, reason }: Around): RunAsk | null {
  const ramp = rampOf(form);
  return ramp === null ? null : { kind: "ramp", target, ramp: { unit, ...ramp }, onAbort, reason };
}

/** What is sent of a ramp; null while something of it is missing or no number. */
export function rampOf({ kind, list, from, to, steps, everySec, unhealthy, activeShareOver }: RampForm) {
  const sent = kind === "steps" ? numbersIn(list) : linear(from, to, steps);
  if (sent === null || everySec === null) return null;
  return { steps: sent, everySec, abortIf: { unhealthy, activeShareOver } };
}

/** Figures with commas or blanks between them, of any script; null when something else is among them, or nothing. */
export function numbersIn(list: string): number[] | null {
  const parts = list.split(/[\s,，、%]+/).filter((part) => part !== "");
  return parts.length > 0 && parts.every((part) => /^\d{1,5}$/.test(part)) ? parts.map(Number) : null;
}

function linear(from: number | null, to: number | null, steps: number | null) {
  return from === null || to === null || steps === null ? null : { from, to, steps };
}
