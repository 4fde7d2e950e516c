import type { CollectorDeps } from "./collector-deps";
import type { DirectorTarget } from "./director-target";
import { type SampleOptions, type SampleOutcome, sampleDirector } from "./sample-director";

/**
 * After so long a sample has failed, whatever it waits for: a program may take 6 s, but a channel of a connection that has
 * just died is given up after 10 s only, and people are to see within 15 s that a director is lost.
 */
export const sampleLimitMs = 8_000;

/**
 * Samples a director, one sample at a time. One that is not over in time is failed and goes on by itself; the next call
 * waits for the same one, so that a dead director has one attempt under way and not ever more.
 */
export function sampleInTime(
  deps: Pick<CollectorDeps, "hosts" | "pause">,
  stopped: AbortSignal,
): (target: DirectorTarget, options: SampleOptions) => Promise<SampleOutcome> {
  let underWay: Promise<SampleOutcome> | null = null;

  return async (target, options) => {
    underWay ??= sampleDirector(deps.hosts, target, options).finally(() => {
      underWay = null;
    });
    const over = new AbortController();
    const late = deps.pause(sampleLimitMs, AbortSignal.any([over.signal, stopped])).then(() => tooLate(target));
    try {
      return await Promise.race([underWay, late]);
    } finally {
      over.abort();
    }
  };
}

function tooLate({ name }: DirectorTarget): SampleOutcome {
  return { kind: "failed", problem: { code: "host.timeout", params: { host: name, seconds: sampleLimitMs / 1000 } } };
}
