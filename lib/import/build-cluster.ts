import { familyOf, hostPrefix, type IpAddress, parseAddress } from "@/lib/model/address";
import { assert } from "@/lib/model/assert";
import {
  type DesiredCluster,
  type DesiredDirector,
  type DesiredRealServer,
  type DesiredVip,
  realServerSchema,
} from "@/lib/model/cluster";
import { ipvsSettingsSchema } from "@/lib/model/ipvs-settings";
import { keepalivedSettingsSchema } from "@/lib/model/keepalived-settings";
import { buildService } from "./build-service";
import { checkService } from "./check-service";
import type { DraftCluster, DraftDirector, DraftService } from "./draft";
import { keys } from "./keys";
import { listenerAddresses } from "./listener-addresses";
import type { ReportBuilder } from "./report-builder";
import type { Place } from "./source-line";

/** A cluster, and where its parts were read, by their paths: `services.0`, `vrrpInstances.1`, `vrrp`. */
export type BuiltCluster = { readonly cluster: DesiredCluster; readonly places: ReadonlyMap<string, Place> };

/**
 * Turns what a reader found into a cluster: addresses become VIPs and real servers with ids of their own, and what the
 * model cannot hold is left out and reported, each thing at its line.
 */
export function buildCluster(draft: DraftCluster, name: string, report: ReportBuilder): BuiltCluster {
  const listeners = new Set<string>();
  const services = draft.services.flatMap((service) => checkService(service, listeners, report) ?? []);
  const cluster: DesiredCluster = {
    id: draft.id ?? "imported",
    name: name.slice(0, 80),
    engine: draft.engine,
    vrrp: draft.vrrp,
    vrrpInstances: [...draft.vrrpInstances],
    keepalived: keepalivedSettingsSchema.parse(draft.keepalived),
    ipvs: ipvsSettingsSchema.parse(draft.ipvs),
    directors: draft.directors.map((director, index) => buildDirector(director, index, unspecified(draft), report)),
    vips: buildVips(draft, services, report),
    realServers: buildRealServers(services),
    services: services.map(buildService),
  };
  return { cluster, places: placesOf(draft, services, cluster) };
}

function placesOf(
  { directors, vips: drafts, instancePlaces = [] }: DraftCluster,
  services: readonly DraftService[],
  { vips }: DesiredCluster,
): ReadonlyMap<string, Place> {
  const [own, ...others] = instancePlaces;
  const listed = (name: string, places: readonly (Place | undefined)[]) =>
    places.flatMap((place, index): [string, Place][] => (place === undefined ? [] : [[`${name}.${index}`, place]]));
  return new Map([
    ...(own === undefined ? [] : [["vrrp", own] as const]),
    ...listed("vrrpInstances", others),
    ...listed(
      "directors",
      directors.map(({ at }) => at),
    ),
    ...listed(
      "vips",
      vips.map(({ address }) => drafts.find((draft) => draft.address === address)?.at),
    ),
    ...listed(
      "services",
      services.map(({ at }) => at),
    ),
  ]);
}

/** No file says everything about a director: what is missing has to be entered, and is made up until then. */
function buildDirector(
  director: DraftDirector,
  index: number,
  placeholder: IpAddress,
  report: ReportBuilder,
): DesiredDirector {
  const { at, name, routerId, address, priority, guessed } = director;
  if (guessed) report.warning(at, "keepalived.peer_guessed", { address: address ?? "" });
  if (address === null) report.warning(at, "director.address_unknown", { name });
  return {
    id: keys.director(name, routerId),
    hostId: keys.host(name),
    name,
    address: address ?? placeholder,
    interface: director.interface ?? "eth0",
    priority: priority ?? 100 - index,
  };
}

/** No director's address, in the family of the VIPs. */
function unspecified({ vips: [first] }: DraftCluster): IpAddress {
  const address = parseAddress(first !== undefined && familyOf(first.address) === "inet6" ? "::" : "0.0.0.0");
  assert(address !== null, "both are addresses");
  return address;
}

function buildVips(draft: DraftCluster, services: readonly DraftService[], report: ReportBuilder): DesiredVip[] {
  const vips = new Map<IpAddress, DesiredVip>();
  for (const { at: _, ...vip } of draft.vips) {
    if (!vips.has(vip.address)) vips.set(vip.address, { id: keys.vip(vip.address), ...vip });
  }
  for (const { listener, at } of services) {
    for (const address of listenerAddresses(listener)) {
      if (vips.has(address)) continue;
      vips.set(address, {
        id: keys.vip(address),
        address,
        prefixLength: hostPrefix(address),
        vrrpInstanceId: null,
      });
      if (draft.vips.length > 0) report.warning(at, "vip.not_held", { address });
    }
  }
  return [...vips.values()];
}

function buildRealServers(services: readonly DraftService[]): DesiredRealServer[] {
  const addresses = services.flatMap(({ destinations }) => destinations.map(({ address }) => address));
  return [...new Set(addresses)].map((address) =>
    realServerSchema.parse({ id: keys.realServer(address), name: address, address, hostId: null }),
  );
}
