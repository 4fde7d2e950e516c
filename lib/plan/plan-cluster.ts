import { checkCluster } from "@/lib/model/check-cluster";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { GuardSettings } from "@/lib/model/guard-settings";
import type { Problem } from "@/lib/model/problem";
import type { RealServerSetUp } from "@/lib/realserver/real-server-set-up";
import { canonicalJson } from "./canonical-json";
import type { DirectorPart } from "./director-part";
import { directorProblems } from "./director-problems";
import { plannedServices } from "./guards/planned-services";
import { runGuards } from "./guards/run-guards";
import { hostProblems } from "./host-problems";
import type { HostPlan, Neighbour, ObservedCluster, Plan, SegmentSight } from "./model";
import { ownedServices } from "./owned-services";
import { planBasis } from "./plan-basis";
import { planDirectorIpvsadm } from "./plan-director-ipvsadm";
import { planDirectorKeepalived } from "./plan-director-keepalived";
import { planDirectorRemoval } from "./plan-director-removal";
import { planRealServers } from "./plan-real-servers";
import { realServerProblems } from "./real-server-problems";
import { trafficShares } from "./shares";
import { vanishedTables } from "./vanished-tables";
import { orderWaves } from "./waves";

export type PlanInput = {
  readonly desired: DesiredCluster;
  readonly draftRevision: number;
  readonly observed: ObservedCluster;
  /** Model of the newest applied revision; null = never applied. */
  readonly applied: DesiredCluster | null;
  /** By host id. */
  readonly hostNames: Readonly<Record<string, string>>;
  /** By host id: what other clusters have applied to a real server's host, and that must stay. */
  readonly otherSetUps: Readonly<Record<string, RealServerSetUp>>;
  readonly guards: GuardSettings;
  /** Only guards look at it, as at what follows: it is no part of what a plan is made from. */
  readonly segment: SegmentSight;
  readonly neighbours: readonly Neighbour[];
  /** When the plan is made: ms since 1970. */
  readonly nowMs: number;
  /** SHA-256 of UTF-8 text, in hex. */
  readonly sha256: (text: string) => string;
};

/**
 * Plans the ordered steps that turn what was observed into what is desired. Equal input gives an equal plan, byte for
 * byte; input that is as desired gives a plan whose steps are all no-ops. Problems of severity error forbid applying: the
 * hosts they are about have no part in the waves then, or one that must not run.
 */
export function planCluster(input: PlanInput): Plan {
  const parts = directorParts(input);
  const basis = planBasis(input);
  const problems: Problem[] = [
    ...checkCluster(input.desired),
    ...hostProblems(input.observed),
    ...parts.flatMap(directorProblems),
    ...realServerProblems(input),
    ...vanishedTables(input),
  ];
  const waves = isPlannable(problems)
    ? orderWaves({
        ...planRealServers(input),
        directors: parts.map(input.desired.engine === "keepalived" ? planDirectorKeepalived : planDirectorIpvsadm),
        masterHostId: masterHostId(input),
        removed: planRemovedDirectors(input),
      })
    : [];
  const steps = waves.flatMap(({ hosts }) => hosts.flatMap((host) => host.steps));
  return {
    clusterId: input.desired.id,
    draftRevision: input.draftRevision,
    basis,
    fingerprint: input.sha256(canonicalJson(basis)),
    waves,
    shares: trafficShares(input.applied, input.desired),
    problems,
    guards: runGuards({ ...input, services: plannedServices(input), waves, found: problems }),
    changeCount: steps.filter(({ action }) => action !== "no-op").length,
  };
}

/** From a desired state that contradicts itself no file can be rendered; with any other problem the rest can be shown. */
function isPlannable(problems: readonly Problem[]): boolean {
  return problems.every(({ severity, path }) => severity === "warning" || path[0] === "hosts");
}

function directorParts({ desired, observed, hostNames, sha256 }: PlanInput): DirectorPart[] {
  return desired.directors.flatMap((director) => {
    const found = observed.directors.find(({ hostId }) => hostId === director.hostId);
    if (found === undefined) return [];
    const hostName = hostNames[director.hostId] ?? director.name;
    return [
      { cluster: desired, director, hostName, observed: found, ownedKeys: ownedServices(found, director), sha256 },
    ];
  });
}

/** The director that holds a VIP now carries the traffic; without one, the one that will. */
function masterHostId({ desired, applied, observed }: PlanInput): string | null {
  const vips = [...desired.vips, ...(applied?.vips ?? [])].map(({ address }) => address);
  const byPriority = [...desired.directors].sort((a, b) => b.priority - a.priority);
  const holder = byPriority.find(({ hostId }) =>
    observed.directors.some(
      (one) => one.hostId === hostId && one.addresses.some(({ address }) => vips.includes(address)),
    ),
  );
  return (holder ?? byPriority[0])?.hostId ?? null;
}

/** Directors of the applied state that the desired one no longer has. */
function planRemovedDirectors({ desired, applied, observed, hostNames, sha256 }: PlanInput): HostPlan[] {
  const kept = new Set(desired.directors.map(({ hostId }) => hostId));
  return (applied?.directors ?? []).flatMap((director) => {
    const found = observed.directors.find(({ hostId }) => hostId === director.hostId);
    if (found === undefined || kept.has(director.hostId)) return [];
    const hostName = hostNames[director.hostId] ?? director.name;
    return [
      planDirectorRemoval({
        cluster: desired,
        director,
        hostName,
        observed: found,
        // A file that was only adopted is left alone, with what it put into the kernel.
        ownedKeys: ownedServices(found, {}),
        sha256,
      }),
    ];
  });
}
