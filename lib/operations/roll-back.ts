import type { HostPlan, ObservedCluster } from "@/lib/plan/model";
import { sameAsBefore } from "@/lib/plan/same-as-before";
import type { HostEnd, WaveContext } from "./apply-waves";
import { observeHost } from "./observe-host";
import { defaultReadBackMs } from "./read-back";
import { undoHostPlan } from "./run-host-plan";

/**
 * Puts back what the reached hosts had before, in the opposite order of the waves, and reads each back. Returns true when
 * every one of them is again as it was observed before the operation.
 */
export async function rollBack(
  context: WaveContext,
  ends: readonly HostEnd[],
  before: ObservedCluster,
): Promise<boolean> {
  await context.journal.event("warning", "roll_back.started");
  let complete = true;
  for (const end of [...ends].reverse()) {
    const back = await rollBackHost(context, end, before);
    complete &&= back;
    if (back)
      await context.progress.update(end.host.hostId, { state: "rolled_back", kernelReadAt: null, confirmedAt: null });
    await context.journal.event(
      back ? "info" : "error",
      back ? "roll_back.done" : "roll_back.failed",
      { host: end.host.hostName },
      end.host.hostName,
    );
  }
  return complete;
}

async function rollBackHost(
  context: WaveContext,
  { host, reached }: HostEnd,
  before: ObservedCluster,
): Promise<boolean> {
  const run = await undoHostPlan(context.deps, context.journal, context.fence, host, reached);
  return run.kind !== "unknown" && (await isAsBefore(context, host, before));
}

async function isAsBefore({ deps }: WaveContext, host: HostPlan, before: ObservedCluster): Promise<boolean> {
  const deadline = deps.clock().getTime() + (deps.readBackMs ?? defaultReadBackMs);
  for (;;) {
    const observation = await observeHost(deps, { ...host, id: host.targetId });
    if ("observed" in observation && sameAsBefore(before, observation.observed)) return true;
    if (deps.clock().getTime() >= deadline) return false;
    await deps.sleep(250);
  }
}
