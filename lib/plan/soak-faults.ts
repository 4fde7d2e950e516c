import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsService } from "@/lib/ipvs/model";
import type { DesiredCluster } from "@/lib/model/cluster";
import { destinationChecks } from "@/lib/model/destination-checks";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { differences } from "./differences";
import { electionSec } from "./election-sec";
import type { HostPlan, ObservedDirector, Sentence } from "./model";
import { vipHolders } from "./vip-holders";

/** Something that is not as it should be while directors are watched with what they have just got. */
export type SoakFault = {
  /** Message key under `errors.` and its parameters; two faults with equal problems are the same one. */
  readonly problem: Sentence;
  /** Lines for the log: message keys under `operations.`. */
  readonly details: readonly Sentence[];
  /** How long it may last: an election and the first round of checks take their time. */
  readonly patienceSec: number;
};

export type Watched = {
  readonly desired: DesiredCluster;
  readonly hostNames: Readonly<Record<string, string>>;
  /** The hosts that got something new. */
  readonly changed: readonly HostPlan[];
  /**
   * Whether they must stay to the letter as they were read back. A master that has been read back is in force: what
   * somebody changes there from then on is drift, and nothing that the push is to be put back for.
   */
  readonly exact: boolean;
  /** The directors as they were before anything was changed. */
  readonly before: readonly ObservedDirector[];
};

/**
 * What is wrong with the directors as they are `now`: each that was changed must be as it was read back if that is to be
 * `exact`, keepalived must go on running there and must not have found all destinations of a service down that it had before; and no VIP may be
 * on two directors, or vanish from the one that had it. A director that does not answer is in no list and is not judged.
 */
export function soakFaults(watched: Watched, now: readonly ObservedDirector[]): SoakFault[] {
  const hosts = watched.changed.flatMap((host) => {
    const observed = now.find(({ directorId }) => directorId === host.targetId);
    return observed === undefined ? [] : hostFaults(watched, host, observed);
  });
  return [...hosts, ...vipFaults(watched, now)];
}

function hostFaults(watched: Watched, host: HostPlan, now: ObservedDirector): SoakFault[] {
  const { hostName } = host;
  const problem = { code: "cluster.soak_failed", params: { host: hostName } };
  const wrong = watched.exact ? differences(host.expected, now).filter(({ severity }) => severity === "error") : [];
  if (wrong.length > 0) return [{ problem, details: wrong, patienceSec: 0 }];
  if (watched.desired.engine !== "keepalived") return [];
  if (now.keepalived?.running === false) {
    return [{ problem, details: [{ code: "soak.keepalived_died", params: { host: hostName } }], patienceSec: 0 }];
  }
  const down = servicesGoneDown(watched, now);
  if (down.length === 0) return [];
  const params = { host: hostName, services: down.join(", ") };
  const details = [{ code: "soak.services_down", params }];
  return [{ problem: { code: "cluster.checks_failed", params }, details, patienceSec: firstRoundSec(watched.desired) }];
}

/** Services that had a destination in the kernel that is still wanted with a weight, and have none now. */
function servicesGoneDown({ desired, before }: Watched, now: ObservedDirector): string[] {
  const earlier = before.find(({ directorId }) => directorId === now.directorId);
  if (earlier === undefined) return [];
  return expectedTable(desired)
    .services.filter((wanted) => liveOf(wanted, earlier) > 0 && liveOf(wanted, now) === 0)
    .map(({ key }) => serviceKeyText(key));
}

function liveOf({ key, destinations }: IpvsService, { table }: ObservedDirector): number {
  const wanted = new Set(destinations.filter(({ weight }) => weight > 0).map(destinationKeyText));
  const service = table.services.find((one) => serviceKeyText(one.key) === serviceKeyText(key));
  return (service?.destinations ?? []).filter((one) => one.weight > 0 && wanted.has(destinationKeyText(one))).length;
}

/** Nobody waits longer than that for checks which may still find a destination up. */
const longestRoundSec = 60;

/** Until then every check has been made once, and a destination that had to wait for it is up. */
function firstRoundSec({ services }: DesiredCluster): number {
  const checks = services.flatMap((service) => service.destinations.flatMap((one) => destinationChecks(service, one)));
  const delays = checks.map((check) => ("delaySec" in check ? check.delaySec + check.timeoutSec : 0));
  return Math.min(longestRoundSec, Math.max(0, ...delays));
}

function vipFaults({ desired, before }: Watched, now: readonly ObservedDirector[]): SoakFault[] {
  if (desired.engine !== "keepalived" || now.length < desired.directors.length) return [];
  const astray = desired.vips.filter(({ address }) => {
    const holders = vipHolders(now, address).length;
    return holders > 1 || (holders === 0 && vipHolders(before, address).length > 0);
  });
  if (astray.length === 0) return [];
  const params = { vips: astray.map(({ address }) => address).join(", ") };
  return [
    {
      problem: { code: "cluster.vips_not_held", params },
      details: [{ code: "vips.not_held", params }],
      patienceSec: electionSec(desired),
    },
  ];
}
