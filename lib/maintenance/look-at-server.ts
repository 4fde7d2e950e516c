import type { DirectorLook } from "@/lib/model/health-look";
import { healthProbeProgram, readHealthProbe } from "@/lib/plan/health-probe";
import type { MaintenanceDeps } from "./maintenance-deps";
import type { Wait } from "./watch-ending";

/** Longer than any attempt may take: a director that does not answer by then says nothing. */
const timeoutMs = 8_000;

/** Has every director try the server once. Their answers share the lane of samples: a click waits for none of them. */
export async function lookAtServer(
  { hosts }: Pick<MaintenanceDeps, "hosts">,
  { applied, probes }: Pick<Wait, "applied" | "probes">,
): Promise<DirectorLook[]> {
  const program = healthProbeProgram(probes);
  return await Promise.all(
    applied.directors.map(async ({ hostId, name }) => {
      const outcome = await hosts.run(hostId, "sample", program, { timeoutMs });
      return readHealthProbe(probes, name, outcome.kind === "completed" ? outcome.steps : []);
    }),
  );
}
