import type { DesiredCluster } from "@/lib/model/cluster";
import type { DirectorLook } from "@/lib/model/health-look";
import { type HealthProbe, healthProbeProgram, readHealthProbe } from "@/lib/plan/health-probe";
import type { OperationDeps } from "./deps";

/** Longer than any attempt may take: a director that does not answer by then says nothing. */
const timeoutMs = 8_000;

/** Has every director try the server once. Their answers share the lane of samples: a click waits for none of them. */
export async function lookAtServer(
  { hosts }: Pick<OperationDeps, "hosts">,
  { applied, probes }: { readonly applied: DesiredCluster; readonly probes: readonly HealthProbe[] },
): Promise<DirectorLook[]> {
  const program = healthProbeProgram(probes);
  return await Promise.all(
    applied.directors.map(async ({ hostId, name }) => {
      const outcome = await hosts.run(hostId, "sample", program, { timeoutMs });
      return readHealthProbe(probes, name, outcome.kind === "completed" ? outcome.steps : []);
    }),
  );
}
