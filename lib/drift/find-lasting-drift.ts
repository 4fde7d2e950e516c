import { findDrift } from "@/lib/plan/drift/find-drift";
import { findVipDrift } from "@/lib/plan/drift/find-vip-drift";
import type { Drift } from "@/lib/plan/drift/model";
import { electionSec } from "@/lib/plan/election-sec";
import type { PlanInput } from "@/lib/plan/plan-cluster";
import type { DriftDeps } from "./drift-deps";

/**
 * In what the hosts differ, with the VIPs. These may be on their way from one director to the other just now, so the
 * hosts are read again after the time of an election, and only what is as wrong as before counts.
 */
export async function findLastingDrift(
  deps: DriftDeps,
  input: PlanInput,
  readAgain: () => Promise<PlanInput>,
  signal: AbortSignal,
): Promise<Drift[]> {
  const moving = findVipDrift(input);
  if (moving.length === 0) return findDrift(input);
  await deps.pause(electionSec(input.desired) * 1000, signal);
  if (signal.aborted) return [];
  const again = findVipDrift(await readAgain());
  const isStill = ({ kind, object, hostId }: Drift) =>
    again.some((one) => one.kind === kind && one.object === object && one.hostId === hostId);
  return [...findDrift(input), ...moving.filter(isStill)];
}
