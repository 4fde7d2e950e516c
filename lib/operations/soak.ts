import { electionSec } from "@/lib/plan/election-sec";
import type { ObservedDirector, Sentence } from "@/lib/plan/model";
import { type SoakFault, soakFaults, type Watched } from "@/lib/plan/soak-faults";
import { fallenSilent, type VipAnswers } from "@/lib/plan/vip-probe";
import type { WaveContext } from "./apply-waves";
import { heed } from "./heed";
import { observeDirectors } from "./observe-directors";
import { probeVips } from "./probe-vips";

const lookEveryMs = 2_000;

export type Soaked =
  | { readonly kind: "well" }
  | { readonly kind: "aborted" }
  | { readonly kind: "failed"; readonly problem: Sentence };

/**
 * Watches directors that have just got something new, before the next group does, or before the whole counts as in
 * force. Some faults show only after a while, like a daemon that dies of what it accepted, or checks that no destination
 * passes. It ends well when `soakSec` are over, nothing is wrong and the VIPs answer as they did `before`; a fault that
 * lasts longer than it may ends it at once.
 */
export async function soak(
  context: WaveContext,
  watched: Watched,
  soakSec: number,
  before: VipAnswers,
): Promise<Soaked> {
  const { deps, journal, lease } = context;
  const now = () => performance.now();
  const end = now() + soakSec * 1000;
  let since: ReadonlyMap<string, number> = new Map();
  for (;;) {
    if (await heed(deps, journal, lease.operationId)) return { kind: "aborted" };
    const directors = await observeDirectors(deps, watched.desired, watched.hostNames);
    const faults = soakFaults(watched, directors);
    const isOver = faults.length === 0 && now() >= end;
    if (isOver) faults.push(...(await silentVips(context, watched, directors, before)));
    if (isOver && faults.length === 0) return { kind: "well" };
    since = new Map(faults.map(({ problem }) => [identity(problem), since.get(identity(problem)) ?? now()]));
    const lasting = faults.find(({ problem, patienceSec }) => {
      const lastedMs = now() - (since.get(identity(problem)) ?? now());
      return lastedMs >= patienceSec * 1000;
    });
    if (lasting !== undefined) {
      const host = lasting.problem.params.host;
      for (const { code, params } of lasting.details) {
        await journal.event("error", code, params, typeof host === "string" ? host : undefined);
      }
      return { kind: "failed", problem: lasting.problem };
    }
    await deps.sleep(lookEveryMs);
  }
}

function identity({ code, params }: Sentence): string {
  return JSON.stringify([code, params]);
}

/** One attempt may fail of a destination that has just died; several in a row do not. */
async function silentVips(
  { deps }: WaveContext,
  { desired, hostNames }: Watched,
  directors: readonly ObservedDirector[],
  before: VipAnswers,
): Promise<SoakFault[]> {
  const silent = fallenSilent(before, await probeVips(deps, desired, hostNames, directors));
  if (silent.length === 0) return [];
  const params = { vips: silent.join(", ") };
  const problem = { code: "cluster.vips_silent", params };
  return [{ problem, details: [{ code: "vips.silent", params }], patienceSec: electionSec(desired) }];
}
