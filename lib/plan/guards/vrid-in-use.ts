import ipaddr from "ipaddr.js";
import type { IpAddress } from "@/lib/model/address";
import { errorAt, type Problem, warningAt } from "@/lib/model/problem";
import type { ObservedAddress } from "@/lib/plan/model";
import { newVirtualRouterIds } from "@/lib/plan/segment-look";
import type { GuardInput, GuardReport } from "./model";

type Input = Pick<GuardInput, "desired" | "applied" | "observed" | "segment" | "neighbours">;

/**
 * A VRRP number that others on the segment use: routers that hear each other's adverts take each other's VIPs. Directors
 * that send theirs from one to the other hear nobody else, which makes it a warning.
 */
export function vridInUse(input: Input): GuardReport {
  const { desired, applied, segment } = input;
  const fresh = newVirtualRouterIds(desired, applied);
  const instances = [...(desired.vrrp === null ? [] : [desired.vrrp]), ...desired.vrrpInstances].filter(
    ({ virtualRouterId }) => fresh.includes(virtualRouterId),
  );
  const unheard = segment.adverts === null && instances.length > 0;
  return {
    figures: { code: unheard ? "figure.vrid_not_heard" : "figure.vrid_in_use", params: { count: instances.length } },
    problems: instances.flatMap(({ virtualRouterId, transport }) => {
      const code = transport === "multicast" ? "guard.vrid_in_use" : "guard.vrid_in_use_unicast";
      const problemAt = transport === "multicast" ? errorAt : warningAt;
      return usersOf(virtualRouterId, input).map(
        (by): Problem => problemAt(["vrrp", "virtualRouterId"], code, { vrid: virtualRouterId, by }),
      );
    }),
  };
}

/** Who was heard with it, and which other clusters of the panel have it on the same segment. */
function usersOf(virtualRouterId: number, { desired, observed, segment, neighbours }: Input): string[] {
  const own = observed.directors.flatMap(({ addresses }) => addresses);
  const ours = new Set<IpAddress>([...own, ...desired.directors].map(({ address }) => address));
  const heard = (segment.adverts ?? [])
    .filter((advert) => advert.virtualRouterId === virtualRouterId && !ours.has(advert.source))
    .map(({ source }) => source);
  const known = neighbours
    .filter(({ instances }) => instances.some((one) => one.virtualRouterId === virtualRouterId))
    .filter(({ directors }) => directors.some((address) => own.some((one) => isOnSegment(address, one))))
    .map(({ cluster }) => cluster);
  return [...new Set([...heard, ...known])];
}

function isOnSegment(address: IpAddress, { address: own, prefixLength }: ObservedAddress): boolean {
  const [one, other] = [ipaddr.parse(address), ipaddr.parse(own)];
  return one.kind() === other.kind() && one.match(other, prefixLength);
}
