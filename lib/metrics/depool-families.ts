import type { GuardSettings } from "@/lib/model/guard-settings";
import { guardedServices, type KernelWeights } from "@/lib/plan/guards/guarded-services";
import { lastDestination } from "@/lib/plan/guards/last-destination";
import { minimumAvailable } from "@/lib/plan/guards/minimum-available";
import type { GuardedMember, GuardedService } from "@/lib/plan/guards/model";
import { quorum } from "@/lib/plan/guards/quorum";
import type { ClusterFacts } from "./cluster-facts";
import type { Family, Labels } from "./exposition";
import { gauge } from "./families";
import type { DirectorScene } from "./scene";

/** Whether one more destination of a service could be taken out, and what share has to stay. */
export function depoolFamilies(clusters: readonly ClusterFacts[], scenes: readonly DirectorScene[]): Family[] {
  const services = clusters.flatMap((cluster) =>
    guardedOf(cluster, scenes).map((service) => ({
      labels: { cluster: cluster.name, service: service.name } satisfies Labels,
      service,
      guards: cluster.guards,
    })),
  );
  return [
    gauge(
      "signalbox_can_depool",
      "1 = the guards let one more destination of the service be taken out: the one with the least weight.",
      services.map(({ labels, service, guards }) => [labels, canDepool(service, guards) ? 1 : 0]),
    ),
    gauge(
      "signalbox_depool_threshold_ratio",
      "Share of a service's destinations and weight that has to stay available.",
      services.map(({ labels, service: { id }, guards }) => [
        labels,
        (guards.serviceMinimums[id ?? ""] ?? guards.minAvailablePercent) / 100,
      ]),
    ),
  ];
}

/** One for each service of the panel: of one with several keys in the kernel, all are alike but for their traffic. */
function guardedOf(cluster: ClusterFacts, scenes: readonly DirectorScene[]): GuardedService[] {
  if (cluster.applied === null) return [];
  const { model, table } = cluster.applied;
  const kernels = scenes.flatMap((scene) => (scene.cluster === cluster && scene.isFresh ? kernelOf(scene) : []));
  if (kernels.length === 0) return [];
  const all = guardedServices({ before: table.services, after: table.services, former: null, desired: model, kernels });
  return [...new Map(all.map((service) => [service.name, service])).values()];
}

function kernelOf({ snapshot }: DirectorScene): KernelWeights[] {
  if (snapshot === null) return [];
  const weights = snapshot.services.map(
    ({ key, destinations }) => [key, new Map(destinations.map((each) => [each.key, each.weight]))] as const,
  );
  return [new Map(weights)];
}

function canDepool(service: GuardedService, guards: GuardSettings): boolean {
  const lightest = service.members
    .filter(({ isDown, weightBefore }) => !isDown && (weightBefore ?? 0) > 0)
    .sort((a, b) => (a.weightBefore ?? 0) - (b.weightBefore ?? 0))[0];
  if (lightest === undefined) return false;
  const without = (one: GuardedMember): GuardedMember => (one === lightest ? { ...one, weightAfter: 0 } : one);
  const services = [{ ...service, members: service.members.map(without) }];
  const reports = [lastDestination({ services }), minimumAvailable({ services, guards }), quorum({ services })];
  return reports.every(({ problems }) => problems.every(({ severity }) => severity !== "error"));
}
