import type { DestinationResource, ServiceResource } from "@/lib/api/resources/cluster";
import { type MemberState, memberState } from "@/lib/live/member-state";
import type { DirectorSnapshot, LiveDestination, LiveService } from "@/lib/live/snapshot";
import { formatEndpoint, parseAddress } from "@/lib/model/address";
import type { AskedWeight } from "./asked-weights";
import type { CountedConnections } from "./counted-connections";
import { kernelEndpoint } from "./kernel-endpoint";
import { type MemberShare, memberShares, type ShareOf } from "./member-share";

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
  readonly share: MemberShare;
};

/**
 * Joins the desired services with the newest sample of one director. `sampled` is false when that sample is missing or
 * too old to judge by; its figures still appear. `asked` holds weights asked for lately, by destination; `counted` the
 * connections of the last minutes, by service.
 */
export function viewServices(
  services: readonly ServiceResource[],
  snapshot: DirectorSnapshot | null,
  sampled: boolean,
  asked: ReadonlyMap<string, AskedWeight> = new Map(),
  counted: ReadonlyMap<string, CountedConnections | null> = new Map(),
): ServiceView[] {
  const live = new Map(snapshot?.services.map((service) => [service.key, service]));
  const desired = services.flatMap((service) =>
    service.keys.map((key) =>
      viewService(service, key, live.get(key) ?? null, sampled, asked, counted.get(key) ?? null),
    ),
  );
  const known = new Set(desired.map(({ key }) => key));
  const others = [...live.values()].filter(({ key }) => !known.has(key));
  return [...desired, ...others.map((service) => viewForeign(service, sampled, counted.get(service.key) ?? null))];
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
  counted: CountedConnections | null,
): ServiceView {
  const rest = new Map(live?.destinations.map((destination) => [destination.key, destination]));
  const shareOf = memberShares(live, counted);
  const members = service.destinations.map((desired): MemberView => {
    const endpoint = kernelEndpoint(key, desired);
    const own = rest.get(endpoint) ?? null;
    rest.delete(endpoint);
    const wish = asked.get(desired.id);
    const checked = (desired.healthChecks ?? service.healthChecks).length > 0;
    const state = memberState({ desired, live: own, sampled, checked, asked: wish?.weight });
    const underWay = wish?.isUnderWay ? wish.weight : null;
    return { endpoint, desired, live: own, state, underWay, share: shareOf(own) };
  });
  return { key, desired: service, live, members: [...members, ...[...rest.values()].map(foreign)] };

  function foreign(own: LiveDestination): MemberView {
    return foreignMember(own, sampled, shareOf);
  }
}

function viewForeign(live: LiveService, sampled: boolean, counted: CountedConnections | null): ServiceView {
  const shareOf = memberShares(live, counted);
  const members = live.destinations.map((own) => foreignMember(own, sampled, shareOf));
  return { key: live.key, desired: null, live, members };
}

function foreignMember(live: LiveDestination, sampled: boolean, shareOf: ShareOf): MemberView {
  const state = memberState({ desired: null, live, sampled, checked: false });
  return { endpoint: live.key, desired: null, live, state, underWay: null, share: shareOf(live) };
}
