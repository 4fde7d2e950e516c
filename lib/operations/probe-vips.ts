import type { DesiredCluster } from "@/lib/model/cluster";
import type { ObservedDirector } from "@/lib/plan/model";
import { readVipProbe, type VipAnswers, vipProbeProgram, vipProbes } from "@/lib/plan/vip-probe";
import type { OperationDeps } from "./deps";

/** Has the directors try whether the VIPs answer. A director that does not answer itself says nothing of them. */
export async function probeVips(
  { hosts }: Pick<OperationDeps, "hosts">,
  desired: DesiredCluster,
  hostNames: Readonly<Record<string, string>>,
  directors: readonly ObservedDirector[],
): Promise<VipAnswers> {
  const answers = await Promise.all(
    vipProbes(desired, directors).map(async (probe) => {
      const outcome = await hosts.run(probe.hostId, "operation", vipProbeProgram(probe));
      const steps = outcome.kind === "completed" ? outcome.steps : [];
      return readVipProbe(probe, hostNames[probe.hostId] ?? "", steps);
    }),
  );
  return new Map(answers.flatMap((one) => [...one]));
}
