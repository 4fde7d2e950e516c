import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import type { IpvsTable } from "@/lib/ipvs/model";
import type { IpAddress } from "@/lib/model/address";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { beyondChecks } from "./beyond-checks";
import { canonicalJson } from "./canonical-json";
import { checkedServices } from "./checked-services";
import { confOnDirector } from "./conf-on-director";
import type { BasisPart, ObservedAddress, ObservedDirector, ObservedRealServer } from "./model";
import type { PlanInput } from "./plan-cluster";

/**
 * Everything that the steps of a plan are made from, in parts, each as its checksum. Hosts print tables and addresses in
 * an order that means nothing, so those are sorted first. What a running keepalived does by itself is left out, because it
 * goes on between plan and apply and no step rests on it: what its checks make of the destinations, and which director
 * holds a VIP (the roles are read again when the plan is applied). A VIP on two directors counts: it is no work of VRRP's.
 */
export function planBasis(input: PlanInput): BasisPart[] {
  const { desired, applied, otherSetUps, observed, hostNames, sha256 } = input;
  const vips = vrrpVips(input);
  const sum = (value: unknown) => sha256(canonicalJson(value));
  const nameOf = (hostId: string) => hostNames[hostId] ?? hostId;
  return [
    { what: "draft", host: "", path: "", sha256: sum({ desired, applied, otherSetUps }) },
    { what: "reachable", host: "", path: "", sha256: sum(observed.unreachable) },
    { what: "vips", host: "", path: "", sha256: sum(heldTwice(input, vips)) },
    ...observed.directors.flatMap((observedDirector) => {
      const { table: _, ...director } = observedDirector;
      const host = nameOf(director.hostId);
      const table = tableInOrder(tableByHand(input, observedDirector));
      const addresses = director.addresses.filter((one) => !isHeld(one, vips));
      const own: BasisPart = { what: "table", host, path: "", sha256: sum(table) };
      return [own, ...hostParts({ ...director, addresses }, host, sum)];
    }),
    ...observed.realServers.flatMap((server) => hostParts(server, nameOf(server.hostId), sum)),
  ];
}

function hostParts(
  { files, addresses, ...rest }: Omit<ObservedDirector, "table"> | ObservedRealServer,
  host: string,
  sum: (value: unknown) => string,
): BasisPart[] {
  const texts = addresses.map((one) => `${one.interface} ${one.address}/${one.prefixLength}`).sort();
  return [
    { what: "addresses", host, path: "", sha256: sum(texts) },
    { what: "host", host, path: "", sha256: sum(rest) },
    ...Object.entries(files).map(
      ([path, file]): BasisPart => ({ what: "file", host, path, sha256: file?.sha256 ?? "" }),
    ),
  ];
}

/** What became of the basis of a plan; "unread" = nothing of the host could be read the second time. */
export type ChangedPart = Pick<BasisPart, "host" | "path"> & { readonly what: BasisPart["what"] | "unread" };

/**
 * What is not in both, or not the same: by part, without repetition. Of a host that could be read only one of the two times
 * nobody knows what has changed; that it could not be is all there is to say.
 */
export function changedParts(shown: readonly BasisPart[], now: readonly BasisPart[]): ChangedPart[] {
  const place = ({ what, host, path }: BasisPart) => `${what} ${host} ${path}`;
  const before = new Map(shown.map((part) => [place(part), part.sha256]));
  const after = new Set(now.map(place));
  const [hostsBefore, hostsNow] = [hostsOf(shown), hostsOf(now)];
  const changed = now.filter((part) => before.get(place(part)) !== part.sha256);
  const gone = shown.filter((part) => !after.has(place(part)));
  return [
    ...[...changed, ...gone].filter(({ host }) => host === "" || (hostsBefore.has(host) && hostsNow.has(host))),
    ...[...hostsBefore]
      .filter((host) => !hostsNow.has(host))
      .map((host) => ({ what: "unread" as const, host, path: "" })),
  ];
}

function hostsOf(parts: readonly BasisPart[]): ReadonlySet<string> {
  return new Set(parts.map(({ host }) => host).filter((host) => host !== ""));
}

function heldTwice({ observed }: PlanInput, vips: ReadonlySet<IpAddress>): IpAddress[] {
  const holding = observed.directors.flatMap(({ addresses }) => addresses.filter((one) => isHeld(one, vips)));
  const held = holding.map(({ address }) => address);
  return held.filter((one, place) => held.indexOf(one) !== place).sort();
}

/** VIPs that VRRP moves; with engine ipvsadm they stay where they were put. */
function vrrpVips({ desired, applied }: PlanInput): ReadonlySet<IpAddress> {
  if (desired.engine !== "keepalived") return new Set();
  return new Set([...desired.vips, ...(applied?.vips ?? [])].map(({ address }) => address));
}

/** On lo it is only taken, as real servers do. */
function isHeld({ address, interface: device }: ObservedAddress, vips: ReadonlySet<IpAddress>): boolean {
  return device !== "lo" && vips.has(address);
}

/** What of the kernel's table is not the doing of a keepalived that runs by a file of ours. */
function tableByHand(
  { desired, applied }: PlanInput,
  { hostId, files, keepalived, table }: ObservedDirector,
): IpvsTable {
  const director = [...desired.directors, ...(applied?.directors ?? [])].find((one) => one.hostId === hostId);
  if (director === undefined || keepalived?.running !== true) return table;
  const believed = confOnDirector(director, files)?.table ?? { services: [] };
  return beyondChecks(table, believed, checkedServices(applied ?? desired));
}

function tableInOrder({ services }: IpvsTable): unknown {
  return services
    .map((service) => ({
      ...service,
      destinations: [...service.destinations].sort(by(destinationKeyText)),
    }))
    .sort(by((service) => serviceKeyText(service.key)));
}

function by<Item>(text: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => (text(a) < text(b) ? -1 : 1);
}
