import fc from "fast-check";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";

const weight = fc.integer({ min: 0, max: 65535 });

/** Clusters that `checkCluster` finds no error in: both engines, both families, several VIPs, ports and forwardings. */
export const randomCluster: fc.Arbitrary<DesiredCluster> = fc
  .record({
    engine: fc.constantFrom("keepalived", "ipvsadm"),
    directors: fc.integer({ min: 1, max: 3 }),
    vips: fc.integer({ min: 1, max: 3 }),
    inet6: fc.boolean(),
    hosts: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
    services: fc.array(
      fc.record({
        vip: fc.nat(2),
        port: fc.integer({ min: 1, max: 65535 }),
        protocol: fc.constantFrom("TCP", "UDP"),
        scheduler: fc.constantFrom("rr", "wrr", "wlc", "sh"),
        persistence: fc.option(
          fc.record({ timeoutSec: fc.integer({ min: 1, max: 2678400 }), prefixLength: fc.constant(null) }),
        ),
        checked: fc.boolean(),
        destinations: fc.uniqueArray(
          fc.record({
            server: fc.nat(3),
            forwarding: fc.constantFrom("dr", "nat", "tun"),
            weight,
            upperThreshold: fc.integer({ min: 0, max: 1000 }),
          }),
          { selector: ({ server }) => server, maxLength: 4 },
        ),
      }),
      { maxLength: 4 },
    ),
  })
  .map(toCluster);

type Shape = {
  engine: string;
  directors: number;
  vips: number;
  inet6: boolean;
  hosts: boolean[];
  services: {
    vip: number;
    port: number;
    protocol: string;
    scheduler: string;
    persistence: { timeoutSec: number; prefixLength: null } | null;
    checked: boolean;
    destinations: { server: number; forwarding: string; weight: number; upperThreshold: number }[];
  }[];
};

function toCluster(shape: Shape): DesiredCluster {
  const net = shape.inet6 ? "fd00::" : "10.0.0.";
  const realServers = shape.hosts.map((hasHost, index) => ({
    id: `r${index}`,
    name: `rs${index}`,
    address: `${net}${20 + index}`,
    hostId: hasHost ? `hr${index}` : null,
  }));
  const seen = new Set<string>();
  const services = shape.services.flatMap(({ vip, protocol, port, checked, destinations, ...service }, index) => {
    const vipId = `v${vip % shape.vips}`;
    const key = `${vipId} ${protocol} ${port}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      {
        ...service,
        id: `s${index}`,
        name: `service ${index}`,
        listener: { kind: "address", vipId, protocol, port },
        healthCheck: checked ? { kind: "tcp" } : null,
        destinations: destinations
          .filter(({ server }) => server < realServers.length)
          .map(({ server, ...destination }) => ({
            ...destination,
            id: `e${index}.${server}`,
            realServerId: `r${server}`,
            port,
            lowerThreshold: 0,
          })),
      },
    ];
  });
  return clusterSchema.parse({
    id: "0190a1b2-0000-7000-8000-000000000001",
    name: "random",
    engine: shape.engine,
    vrrp: { virtualRouterId: 51 },
    directors: Array.from({ length: shape.directors }, (_, index) => ({
      id: `d${index}`,
      hostId: `hd${index}`,
      name: `director${index}`,
      address: `${net}${10 + index}`,
      interface: "eth0",
      priority: 100 + index,
    })),
    vips: Array.from({ length: shape.vips }, (_, index) => ({
      id: `v${index}`,
      address: `${net}${100 + index}`,
      prefixLength: shape.inet6 ? 128 : 32,
    })),
    realServers,
    services,
  });
}
