import { canonicalJson } from "./canonical-json";

/** As much of a wave as tells what would be done; a plan that was stored is compared as it was written down. */
export type WaveOfWork = {
  readonly kind: string;
  readonly hosts: readonly {
    readonly hostId: string;
    readonly steps: readonly { readonly id: string }[];
  }[];
};

/**
 * Whether two plans do the same to every host, to the letter. Which of the directors comes last is no part of it: VRRP
 * may have moved the VIPs since the first of them was made.
 */
export function isSameWork(one: readonly WaveOfWork[], other: readonly WaveOfWork[]): boolean {
  return canonicalJson(workOf(one)) === canonicalJson(workOf(other));
}

function workOf(waves: readonly WaveOfWork[]): unknown {
  return waves
    .flatMap(({ kind, hosts }) => {
      const place = kind === "backup-directors" || kind === "master-director" ? "directors" : kind;
      return hosts.map((host) => ({ place, host: { ...host, steps: host.steps.map(withoutPlace) } }));
    })
    .sort((a, b) => (`${a.place} ${a.host.hostId}` < `${b.place} ${b.host.hostId}` ? -1 : 1));
}

/** The id of a step begins with the wave of its host and the host's place there: `master-director.1.file.1`. */
function withoutPlace<Step extends { readonly id: string }>(step: Step): Step {
  return { ...step, id: step.id.replace(/^[a-z-]+\.\d+\./, "") };
}
