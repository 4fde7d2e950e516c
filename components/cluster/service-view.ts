import type { DestinationResource, ServiceResource } from "@/lib/api/resources/cluster";
import type { DirectorSnapshot, LiveDestination, LiveService } from "@/lib/live/snapshot";
import { formatEndpoint, parseAddress } from "@/lib/model/address";
import type { AskedWeight } from "./asked-weights";
import { kernelEndpoint } from "./kernel-endpoint";
import { type MemberState, memberState } from "./member-state";

/** One service as one director has it, joined with what is desired: what the live table shows. */
export type ServiceView = {
  /** "TCP 10.77.0.100:80" */
  readonly key: string;
  /** Null: the director's kernel has it, the desired state does not. */
  readonly desired: ServiceResource | null;
  readonly live: LiveService | null;
  readonly members: readonly MemberView[];
};

export type MemberView = {
  /** "10.77.0.21:80" */
  readonly endpoint: string;
  readonly desired: DestinationResource | null;
  readonly live: LiveDestination | null;
  readonly state: MemberState;
  /** The weight that an operation is setting now; null = none is. */
  readonly underWay: number | null;
  /** 0..1 of the live weights; null when all are 0 or nothing is known. */
  readonly weightShare: number | null;
  /** 0..1 of the service's new connections; null while there are none. */
  readonly connectionShare: number | null;
};

/**
 * Joins the desired services with the newest sample of one director. `sampled` is false when that sample is missing or
 * too old to judge by; its figures still appear. `asked` holds weights asked for lately, by destination.
 */
export function viewServices(
  services: readonly ServiceResource[],
  snapshot: DirectorSnapshot | null,
  sampled: boolean,
  asked: ReadonlyMap<string, AskedWeight> = new Map(),
): ServiceView[] {
  const live = new Map(snapshot?.services.map((service) => [service.key, service]));
  const desired = services.flatMap((service) =>
    service.keys.map((key) => viewService(service, key, live.get(key) ?? null, sampled, asked)),
  );
  const known = new Set(desired.map(({ key }) => key));
  const others = [...live.values()].filter(({ key }) => !known.has(key));
  return [...desired, ...others.map((service) => viewForeign(service, sampled))];
}

/** `10.0.0.1:80`, `[fd00::1]:80` */
export function endpointText(address: string, port: number): string {
  const parsed = parseAddress(address);
  return parsed === null ? `${address}:${port}` : formatEndpoint(parsed, port);
}

function viewService(
  service: ServiceResource,
  key: string,
  live: LiveService | null,
  sampled: boolean,
  asked: ReadonlyMap<string, AskedWeight>,
): ServiceView {
  const rest = new Map(live?.destinations.map((destination) => [destination.key, destination]));
  const shares = sharesOf(live);
  const members = service.destinations.map((desired): MemberView => {
    const endpoint = kernelEndpoint(key, desired);
    const own = rest.get(endpoint) ?? null;
    rest.delete(endpoint);
    const wish = asked.get(desired.id);
    const checked = (desired.healthChecks ?? service.healthChecks).length > 0;
    const state = memberState({ desired, live: own, sampled, checked, asked: wish?.weight });
    const underWay = wish?.isUnderWay ? wish.weight : null;
    return { endpoint, desired, live: own, state, underWay, ...shares(own) };
  });
  return { key, desired: service, live, members: [...members, ...[...rest.values()].map(foreign)] };

  function foreign(own: LiveDestination): MemberView {
    return foreignMember(own, sampled, shares);
  }
}

function viewForeign(live: LiveService, sampled: boolean): ServiceView {
  const shares = sharesOf(live);
  const members = live.destinations.map((own) => foreignMember(own, sampled, shares));
  return { key: live.key, desired: null, live, members };
}

type Shares = (live: LiveDestination | null) => Pick<MemberView, "weightShare" | "connectionShare">;

function foreignMember(live: LiveDestination, sampled: boolean, shares: Shares): MemberView {
  const state = memberState({ desired: null, live, sampled, checked: false });
  return { endpoint: live.key, desired: null, live, state, underWay: null, ...shares(live) };
}

function sharesOf(live: LiveService | null): Shares {
  const destinations = live?.destinations ?? [];
  const weights = destinations.reduce((sum, { weight }) => sum + weight, 0);
  const connections = destinations.reduce((sum, { rates }) => sum + (rates?.connPerSec ?? 0), 0);
  return (own) => ({
    weightShare: own === null || weights === 0 ? null : own.weight / weights,
    connectionShare: own?.rates == null || connections === 0 ? null : own.rates.connPerSec / connections,
  });
}
