import fc from "fast-check";
import { checkConsistency } from "@/lib/model/check-consistency";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";
import type { Problem } from "@/lib/model/problem";
import { randomServices } from "./random-services";
import { randomVrrp } from "./random-vrrp";

/**
 * Clusters that `checkCluster` finds no error in: both engines, both families, listeners of every kind with every
 * setting, every forwarding. Services and destinations that contradict the rest are taken out.
 */
export const randomCluster: fc.Arbitrary<DesiredCluster> = fc
  .record({
    engine: fc.constantFrom("keepalived" as const, "ipvsadm" as const),
    directors: fc.integer({ min: 1, max: 3 }),
    vips: fc.integer({ min: 2, max: 3 }),
    inet6: fc.boolean(),
    /** The last VIP and the last real server are of the other family. */
    mixed: fc.boolean(),
    hosts: fc.array(fc.boolean(), { minLength: 2, maxLength: 4 }),
    services: randomServices,
    vrrp: randomVrrp,
    /** The first VIP has an instance of its own, which prefers the directors in another order. */
    otherVrrp: fc.option(randomVrrp),
  })
  .map((shape) => withoutErrors(toCluster(shape)));

type Shape = {
  engine: "keepalived" | "ipvsadm";
  directors: number;
  vips: number;
  inet6: boolean;
  mixed: boolean;
  hosts: boolean[];
  services: typeof randomServices extends fc.Arbitrary<infer Services> ? Services : never;
  vrrp: RandomVrrp;
  otherVrrp: RandomVrrp | null;
};

type RandomVrrp = typeof randomVrrp extends fc.Arbitrary<infer Vrrp> ? Vrrp : never;

const otherId = "0190a1b2-0000-7000-8000-000000000052";

function toCluster(shape: Shape): DesiredCluster {
  const { engine, directors, vips, inet6, mixed, hosts, services, vrrp, otherVrrp } = shape;
  const address = (host: number, isLast: boolean) => `${inet6 !== (mixed && isLast) ? "fd00::" : "10.0.0."}${host}`;
  const others = Array.from({ length: directors }, (_, index) => ({ directorId: `d${index}`, priority: 90 - index }));
  return clusterSchema.parse({
    id: "0190a1b2-0000-7000-8000-000000000001",
    name: "random",
    engine,
    vrrp: { ...vrrp, virtualRouterId: 51 },
    vrrpInstances: otherVrrp === null ? [] : [{ ...otherVrrp, id: otherId, virtualRouterId: 52, directors: others }],
    directors: Array.from({ length: directors }, (_, index) => ({
      id: `d${index}`,
      hostId: `hd${index}`,
      name: `director${index}`,
      address: address(10 + index, false),
      interface: "eth0",
      priority: 100 + index,
    })),
    vips: Array.from({ length: vips }, (_, index) => {
      const vip = address(100 + index, index === vips - 1);
      const vrrpInstanceId = index === 0 && otherVrrp !== null ? otherId : null;
      return { id: `v${index}`, address: vip, prefixLength: vip.includes(":") ? 128 : 32, vrrpInstanceId };
    }),
    realServers: hosts.map((hasHost, index) => ({
      id: `r${index}`,
      name: `rs${index}`,
      address: address(20 + index, index === hosts.length - 1),
      hostId: hasHost ? `hr${index}` : null,
      tags: hasHost ? ["managed", `az-${index}`] : [],
    })),
    services: services.map((service, index) => ({
      ...service,
      id: `s${index}`,
      name: `service ${index}`,
      destinations: service.destinations.map((destination) => ({
        ...destination,
        id: `e${index}.${destination.realServerId}`,
      })),
    })),
  });
}

/** First the destinations that are at fault, then the services. */
function withoutErrors(cluster: DesiredCluster): DesiredCluster {
  const first = faults(cluster);
  const services = cluster.services.map((service, index) => ({
    ...service,
    destinations: service.destinations.filter(
      (_, position) =>
        !first.some(({ path }) => path[1] === index && path[2] === "destinations" && path[3] === position),
    ),
  }));
  const rest = faults({ ...cluster, services });
  return { ...cluster, services: services.filter((_, index) => !rest.some(({ path }) => path[1] === index)) };
}

function faults(cluster: DesiredCluster): Problem[] {
  return checkConsistency(cluster).filter(({ path, severity }) => severity === "error" && path[0] === "services");
}
