import { familyOf, type IpAddress } from "@/lib/model/address";
import { type Problem, warningAt } from "@/lib/model/problem";
import type { PlanInput } from "./plan-cluster";

/**
 * Real servers behind NAT whose replies go past the directors: clients would get them from an address that they never
 * asked. A warning, since somebody may route by other means than the default route.
 */
export function natGatewayProblems({ desired, observed, hostNames }: PlanInput): Problem[] {
  const ours = new Set<IpAddress>([
    ...desired.directors.map(({ address }) => address),
    ...desired.vips.map(({ address }) => address),
    ...observed.directors.flatMap(({ addresses }) => addresses.map(({ address }) => address)),
  ]);
  return observed.realServers.flatMap(({ hostId, gateways }) =>
    desired.realServers
      .filter((server) => server.hostId === hostId && isBehindNat(desired, server.id))
      .flatMap(({ address, natGateway }) => {
        const found =
          natGateway === null ? gateways.filter((one) => familyOf(one) === familyOf(address)) : [natGateway];
        if (ours.has(address) || found.some((gateway) => ours.has(gateway))) return [];
        const params = { host: hostNames[hostId] ?? "", gateway: found.join(", ") };
        const code = found.length === 0 ? "plan.nat_gateway_missing" : "plan.nat_gateway";
        return [warningAt(["hosts", hostId], code, params)];
      }),
  );
}

function isBehindNat({ services }: PlanInput["desired"], realServerId: string): boolean {
  return services.some(({ destinations }) =>
    destinations.some((one) => one.realServerId === realServerId && one.forwarding === "nat"),
  );
}
