import { type RampForm, rampOf } from "@/components/runs/ramp-form";
import type { RunAsk } from "@/components/runs/use-start-run";
import type { HoldKind } from "@/lib/model/hold";

/** Everything that is set on the page of a rolling deploy. Null figures are empty fields. */
export type RollingForm = {
  /** In this order. */
  readonly realServerIds: readonly string[];
  readonly batchSize: number | null;
  readonly minCapacityPercent: number | null;
  readonly takeOut: HoldKind;
  readonly drainLimitSec: number | null;
  readonly onDrainLimit: "fail" | "go_on";
  readonly hook: "none" | "timer" | "manual" | "continue";
  /** Of the timer; of the others how long they wait at most. */
  readonly hookSec: number | null;
  readonly checks: number | null;
  readonly withinSec: number | null;
  /** Null = back with the full weight at once. */
  readonly ramp: RampForm | null;
  readonly soakSec: number | null;
  readonly onFailure: "restore" | "stop";
  readonly reason: string;
};

export function newRollingForm(realServerIds: readonly string[]): RollingForm {
  return {
    realServerIds,
    batchSize: 1,
    minCapacityPercent: 50,
    takeOut: "drain",
    drainLimitSec: 600,
    onDrainLimit: "fail",
    hook: "manual",
    hookSec: 3600,
    checks: 3,
    withinSec: 120,
    ramp: null,
    soakSec: 0,
    onFailure: "restore",
    reason: "",
  };
}

/** What is sent; null while a figure is missing. What is wrong with a figure that is there, the panel says. */
export function rollingAsk(clusterId: string, form: RollingForm): RunAsk | null {
  const { batchSize, minCapacityPercent, drainLimitSec, checks, withinSec, soakSec, hookSec } = form;
  const ramp = form.ramp === null ? null : rampOf(form.ramp);
  const isRampWhole = form.ramp === null || ramp !== null;
  if (form.realServerIds.length === 0 || batchSize === null || minCapacityPercent === null || soakSec === null) {
    return null;
  }
  if (drainLimitSec === null || checks === null || withinSec === null || hookSec === null || !isRampWhole) return null;
  return {
    kind: "rolling",
    clusterId,
    realServerIds: [...form.realServerIds],
    batchSize,
    minCapacityPercent,
    takeOut: form.takeOut,
    drainLimitSec,
    onDrainLimit: form.onDrainLimit,
    hook: hookOf(form.hook, hookSec),
    healthGate: { checks, withinSec },
    ramp: ramp === null ? null : { unit: "percent", ...ramp },
    soakSec,
    onFailure: form.onFailure,
    reason: form.reason,
  };
}

function hookOf(kind: RollingForm["hook"], sec: number) {
  if (kind === "none") return { kind };
  return kind === "timer" ? { kind, sec } : { kind, limitSec: sec };
}
