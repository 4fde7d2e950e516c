import type { HostProblem, Hosts } from "@/lib/hosts/port";
import type { Program } from "@/lib/shell/model";
import type { DirectorTarget } from "./director-target";
import type { RawSample } from "./raw-sample";
import { readSample } from "./read-sample";

export type SampleOutcome =
  | { readonly kind: "sampled"; readonly sample: RawSample }
  | { readonly kind: "failed"; readonly problem: SampleProblem };

/** Message key under `errors.` and its parameters. */
export type SampleProblem =
  | HostProblem
  | { readonly code: "host.program_failed" | "internal"; readonly params: Readonly<Record<string, never>> };

/** A healthy director answers in a tenth of a second; 1 000 destinations add 0.2 s. */
const timeoutMs = 6_000;

/** Takes one sample of a director over its sample lane. */
export async function sampleDirector(hosts: Hosts, target: DirectorTarget, program: Program): Promise<SampleOutcome> {
  const outcome = await hosts.run(target.hostId, "sample", program, { timeoutMs });
  if (outcome.kind !== "completed") return { kind: "failed", problem: outcome.problem };
  const sample = readSample(outcome.steps);
  return sample === null
    ? { kind: "failed", problem: { code: "host.program_failed", params: {} } }
    : { kind: "sampled", sample };
}
