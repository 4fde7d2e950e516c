import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import type { IpvsTable } from "@/lib/ipvs/model";
import type { IpAddress } from "@/lib/model/address";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { beyondChecks } from "./beyond-checks";
import { canonicalJson } from "./canonical-json";
import { checkedServices } from "./checked-services";
import { confOnDirector } from "./conf-on-director";
import type { ObservedAddress, ObservedDirector, ObservedRealServer } from "./model";
import type { PlanInput } from "./plan-cluster";

/**
 * One number for everything that the steps of a plan are made from. Hosts print tables and addresses in an order that
 * means nothing, so those are sorted first; files count by their checksums. What a running keepalived does by itself is
 * left out, because it goes on between plan and apply and no step rests on it: what its checks make of the destinations,
 * and which director holds a VIP (the roles are read again when the plan is applied). A VIP on two directors counts: it
 * is no work of VRRP's.
 */
export function fingerprint(input: PlanInput): string {
  const { desired, applied, otherSetUps, observed, sha256 } = input;
  const vips = vrrpVips(input);
  const holding = observed.directors.flatMap(({ addresses }) => addresses.filter((one) => isHeld(one, vips)));
  const heldTwice = holding.map(({ address }) => address).filter((one, place, all) => all.indexOf(one) !== place);
  return sha256(
    canonicalJson({
      desired,
      applied,
      otherSetUps,
      observed: {
        directors: observed.directors.map((director) => ({
          ...commonParts(
            director,
            director.addresses.filter((one) => !isHeld(one, vips)),
          ),
          table: tableInOrder(tableByHand(input, director)),
        })),
        realServers: observed.realServers.map((server) => commonParts(server, server.addresses)),
        unreachable: observed.unreachable,
        heldTwice: heldTwice.sort(),
      },
    }),
  );
}

function commonParts<Host extends ObservedDirector | ObservedRealServer>(
  host: Host,
  addresses: readonly ObservedAddress[],
) {
  const files = Object.entries(host.files).map(([path, file]) => [path, file?.sha256 ?? null]);
  const texts = addresses.map((one) => `${one.interface} ${one.address}/${one.prefixLength}`).sort();
  return { ...host, files: Object.fromEntries(files), addresses: texts };
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
