import ipaddr from "ipaddr.js";
import type { DraftCluster, DraftDirector } from "@/lib/import/draft";
import { listenerAddresses } from "@/lib/import/listener-addresses";
import { familyOf, hostPrefix, type IpAddress, isUnicast } from "@/lib/model/address";
import { interfaceSchema } from "@/lib/model/atoms";
import type { Discovery } from "./model";

type Place = Pick<DraftDirector, "address" | "interface">;
type Assigned = Discovery["addresses"][number];

/**
 * The director's own address and interface: as its file says, and otherwise the address that it has in the network of the
 * VIPs, or of the real servers, or on the interface that the file names.
 */
export function ownAddress(draft: Pick<DraftCluster, "vips" | "services">, own: Place, found: Discovery): Place {
  const vips = [
    ...draft.vips.map(({ address }) => address),
    ...draft.services.flatMap(({ listener }) => listenerAddresses(listener)),
  ];
  const peers = draft.services.flatMap(({ destinations }) => destinations.map(({ address }) => address));
  const candidates = found.addresses.filter((one) => isCandidate(one, vips) && isOn(one, own.interface));
  const family = vips[0] === undefined ? "inet" : familyOf(vips[0]);
  const inFamily = candidates.filter(({ address }) => familyOf(address) === family);
  const chosen =
    inFamily.find((one) => vips.some((vip) => isNeighbour(one, vip))) ??
    inFamily.find((one) => peers.some((peer) => isNeighbour(one, peer))) ??
    inFamily[0];
  return {
    address: own.address ?? chosen?.address ?? null,
    interface:
      own.interface ??
      found.addresses.find(({ address }) => address === own.address)?.interface ??
      chosen?.interface ??
      null,
  };
}

/** An address with the length of a single host is one that moves, or that nothing answers from. */
function isCandidate({ address, prefixLength, interface: device }: Assigned, vips: readonly IpAddress[]): boolean {
  const isOwn = isUnicast(address) && !vips.includes(address) && prefixLength < hostPrefix(address);
  return isOwn && interfaceSchema.safeParse(device).success;
}

function isOn({ interface: device }: Assigned, wanted: string | null): boolean {
  return wanted === null || device === wanted;
}

function isNeighbour({ address, prefixLength }: Assigned, other: IpAddress): boolean {
  if (familyOf(address) !== familyOf(other)) return false;
  return ipaddr.parse(other).match(ipaddr.parse(address), prefixLength);
}
