import type { RunTarget } from "@/lib/model/run/script";
import type { Verb } from "@/lib/model/verb";
import type { RunAsk } from "./use-start-run";

export type BulkForm = {
  readonly reason: string;
  readonly weight: number | null;
  /** Each target is done only when no connection is left; otherwise when it is in force. */
  readonly waits: boolean;
  readonly limitMin: number | null;
  /** Null = it stays out until somebody brings it back. */
  readonly leaseMin: number | null;
  readonly goesOn: boolean;
};

export const emptyBulkForm: BulkForm = {
  reason: "",
  weight: 1,
  waits: false,
  limitMin: 60,
  leaseMin: null,
  goesOn: false,
};

/** What is sent of the form; null while a figure that it needs is missing. */
export function bulkAsk(verb: Verb, targets: readonly RunTarget[], form: BulkForm): RunAsk | null {
  if (verb === "weight" && form.weight === null) return null;
  const onFailure = form.goesOn ? ("continue" as const) : ("stop" as const);
  const common = { kind: "bulk" as const, verb, targets: [...targets], reason: form.reason, onFailure };
  if (verb === "weight") return { ...common, weight: form.weight };
  if (verb === "restore") return common;
  return { ...common, drainLimitSec: waitsFor(verb, form), leaseSec: seconds(form.leaseMin) };
}

/** What is cut has no connections to wait for. */
function waitsFor(verb: Verb, { waits, limitMin }: BulkForm): number | null {
  return waits && verb !== "cut" ? seconds(limitMin) : null;
}

function seconds(minutes: number | null): number | null {
  return minutes === null ? null : minutes * 60;
}
