import type { HostPlan, ObservedCluster } from "@/lib/plan/model";
import { sameAsBefore } from "@/lib/plan/same-as-before";
import type { HostEnd, WaveContext } from "./apply-waves";
import { observeHost } from "./observe-host";
import { defaultReadBackMs } from "./read-back";
import { undoHostPlan } from "./run-host-plan";

const pauseMs = 250;

/**
 * Puts back what the reached hosts had before, in the opposite order of the waves, and then reads each back. Returns true
 * when every one of them is again as it was observed before the operation.
 */
export async function rollBack(
  context: WaveContext,
  ends: readonly HostEnd[],
  before: ObservedCluster,
): Promise<boolean> {
  const { deps, journal, lease } = context;
  await journal.event("warning", "roll_back.started");
  for (const { host, wave, reached } of [...ends].reverse()) {
    await undoHostPlan(deps, journal, lease, wave, host, reached);
  }
  // A host may have had a part in two waves: it is as before only when both are undone.
  const hosts = new Map(ends.map(({ host }) => [`${host.role} ${host.hostId}`, host]));
  const verified = await Promise.all([...hosts.values()].map((host) => verify(context, host, before)));
  return verified.every((back) => back);
}

async function verify(context: WaveContext, host: HostPlan, before: ObservedCluster): Promise<boolean> {
  const back = await isAsBefore(context, host, before);
  const { hostId, hostName } = host;
  if (back) await context.progress.update(hostId, { state: "rolled_back", kernelReadAt: null, confirmedAt: null });
  const code = back ? "roll_back.done" : "roll_back.failed";
  await context.journal.event(back ? "info" : "error", code, { host: hostName }, hostName);
  return back;
}

async function isAsBefore({ deps }: WaveContext, host: HostPlan, before: ObservedCluster): Promise<boolean> {
  const paths = Object.keys(before.directors.find(({ hostId }) => hostId === host.hostId)?.files ?? {});
  const deadline = performance.now() + (deps.readBackMs ?? defaultReadBackMs);
  for (;;) {
    const observation = await observeHost(deps, { ...host, id: host.targetId, paths });
    if ("observed" in observation && sameAsBefore(before, observation.observed)) return true;
    if (performance.now() >= deadline) return false;
    await deps.sleep(pauseMs);
  }
}
