import type { HostProblem, Hosts } from "@/lib/hosts/port";
import type { DirectorTarget } from "./director-target";
import type { RawSample } from "./raw-sample";
import { readSample } from "./read-sample";
import type { SampleForm } from "./sample-form";
import { sampleProgram } from "./sample-program";
import type { ServiceHeads } from "./service-heads";

export type SampleOutcome =
  | { readonly kind: "sampled"; readonly sample: RawSample }
  | { readonly kind: "failed"; readonly problem: SampleProblem };

/** Message key under `errors.` and its parameters. */
export type SampleProblem =
  | HostProblem
  | { readonly code: "host.program_failed" | "internal"; readonly params: Readonly<Record<string, never>> };

/** A healthy director answers in a tenth of a second; 1 000 destinations add 0.2 s. */
const timeoutMs = 6_000;

export type SampleOptions = {
  /** As the sample before left them. */
  readonly heads: ServiceHeads | null;
  readonly form: SampleForm | null;
  /** Also what seldom changes, and the heads anew. */
  readonly isFull: boolean;
};

/**
 * Takes one sample of a director over its sample lane: the cheapest that tells everything, and another one at once where a
 * service has come that it does not know.
 */
export async function sampleDirector(
  hosts: Hosts,
  target: DirectorTarget,
  { heads, form, isFull }: SampleOptions,
): Promise<SampleOutcome> {
  const known = isFull ? null : heads;
  const program = sampleProgram({
    heads: known === null,
    persistence: heads === null || [...heads.values()].some(({ persistenceSec }) => persistenceSec !== null),
    settings: isFull,
  });
  const outcome = await hosts.run(target.hostId, "sample", program, { timeoutMs });
  if (outcome.kind !== "completed") return { kind: "failed", problem: outcome.problem };
  const read = readSample(outcome.steps, known, form);
  switch (read.kind) {
    case "read":
      return { kind: "sampled", sample: read.sample };
    case "heads-missing":
      return await sampleDirector(hosts, target, { heads: null, form: null, isFull });
    case "unreadable":
      return { kind: "failed", problem: { code: "host.program_failed", params: {} } };
  }
}
