import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import type { IpvsService } from "@/lib/ipvs/model";
import type { DesiredCluster } from "@/lib/model/cluster";
import { listenerKeys } from "@/lib/model/listener-keys";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { checkedServices } from "@/lib/plan/checked-services";
import type { GuardedMember, GuardedService } from "./model";

/** Weights that one director's kernel shows now: service (serviceKeyText) → destination (destinationKeyText) → weight. */
export type KernelWeights = ReadonlyMap<string, ReadonlyMap<string, number>>;

type Change = {
  /** Everything of ours that is in force. */
  readonly before: readonly IpvsService[];
  readonly after: readonly IpvsService[];
  /** What a service that goes away was known by; null = it never was in a cluster. */
  readonly former: DesiredCluster | null;
  readonly desired: DesiredCluster;
  /** Of those directors that could be looked at. */
  readonly kernels: readonly KernelWeights[];
};

type Named = Pick<GuardedService, "id" | "name" | "path" | "quorumLostBelow">;

/** Every service of the kernel that a change keeps, brings or takes away. */
export function guardedServices({ before, after, former, desired, kernels }: Change): GuardedService[] {
  const [old, next] = [byKey(before), byKey(after)];
  const wanted = namedServices(desired);
  const formerly = former === null ? new Map<string, Named>() : namedServices(former);
  const checked = new Set(checkedServices(former ?? desired).map(({ key }) => serviceKeyText(key)));
  return [...new Set([...old.keys(), ...next.keys()])].map((key) => {
    const removed = { id: null, path: [], quorumLostBelow: null, name: formerly.get(key)?.name ?? key };
    const tables = checked.has(key) ? kernels.flatMap((services) => services.get(key) ?? []) : [];
    return { ...(wanted.get(key) ?? removed), members: membersOf(old.get(key), next.get(key), tables) };
  });
}

export function kernelWeights(services: readonly IpvsService[]): KernelWeights {
  return new Map([...byKey(services)].map(([key, service]) => [key, weightsOf(service)]));
}

function byKey(services: readonly IpvsService[]): Map<string, IpvsService> {
  return new Map(services.map((service) => [serviceKeyText(service.key), service]));
}

function namedServices(cluster: DesiredCluster): Map<string, Named> {
  const named = cluster.services.flatMap(({ id, name, listener, keepalived }, index) =>
    listenerKeys(cluster, listener).map((key): [string, Named] => {
      const quorumLostBelow = cluster.engine === "keepalived" ? keepalived.quorum - keepalived.hysteresis : null;
      return [serviceKeyText(key), { id, name, path: ["services", index], quorumLostBelow }];
    }),
  );
  return new Map(named);
}

/**
 * keepalived takes a destination that fails its check out of the table, or gives it weight 0. One counts as down when no
 * director that has the service lets it serve. Where nothing is checked, a missing one is a difference that plans mend.
 */
function membersOf(
  before: IpvsService | undefined,
  after: IpvsService | undefined,
  tables: readonly ReadonlyMap<string, number>[],
): GuardedMember[] {
  const [old, next] = [weightsOf(before), weightsOf(after)];
  return [...new Set([...old.keys(), ...next.keys()])].map((destination) => {
    const weightBefore = old.get(destination) ?? null;
    const serves = tables.length === 0 || tables.some((weights) => (weights.get(destination) ?? 0) > 0);
    const isDown = weightBefore !== null && weightBefore > 0 && !serves;
    return { destination, weightBefore, weightAfter: next.get(destination) ?? null, isDown };
  });
}

function weightsOf(service: IpvsService | undefined): ReadonlyMap<string, number> {
  return new Map((service?.destinations ?? []).map((one) => [destinationKeyText(one), one.weight]));
}
