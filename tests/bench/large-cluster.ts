import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";

/** A cluster of two directors with this many HTTP services on 10 VIPs, each with this many checked destinations. */
export function largeCluster(services: number, destinations: number): DesiredCluster {
  const vips = Array.from({ length: 10 }, (_, index) => ({
    id: `vip${index}`,
    address: `10.0.1.${index + 1}`,
    prefixLength: 32,
  }));
  const realServers = Array.from({ length: 200 }, (_, index) => ({
    id: `rs${index}`,
    name: `rs${index}`,
    address: `10.0.2.${index + 1}`,
    hostId: null,
  }));
  return clusterSchema.parse({
    id: "0190a1b2-0000-7000-8000-000000000001",
    name: "large",
    engine: "keepalived",
    vrrp: { virtualRouterId: 51 },
    directors: [1, 2].map((number) => ({
      id: `director${number}`,
      hostId: `host${number}`,
      name: `director${number}`,
      address: `10.0.0.${number}`,
      interface: "eth0",
      priority: 200 - number,
    })),
    vips,
    realServers,
    services: Array.from({ length: services }, (_, index) => ({
      id: `service${index}`,
      name: `service ${index}`,
      listener: { kind: "address", vipId: `vip${index % 10}`, protocol: "TCP", port: 1000 + index },
      scheduler: "wrr",
      persistence: null,
      healthChecks: [{ kind: "http" }],
      destinations: Array.from({ length: destinations }, (_, position) => ({
        id: `destination${index}-${position}`,
        realServerId: `rs${(index + position) % 200}`,
        port: 1000 + index,
        forwarding: "dr",
        weight: 100,
        upperThreshold: 0,
        lowerThreshold: 0,
      })),
    })),
  });
}
