import { clusterSchema, type DesiredCluster, type Forwarding } from "@/lib/model/cluster";

type Server = { readonly host: string; readonly address: string };
type Destination = {
  readonly server: string;
  readonly forwarding: Forwarding;
  readonly weight?: number;
  readonly upperThreshold?: number;
  readonly lowerThreshold?: number;
};
type Shape = {
  readonly ipvs: object;
  readonly vips: readonly string[];
  readonly servers: Readonly<Record<string, Server>>;
  /** One on port 80 of each VIP, in their order. */
  readonly services: readonly { readonly scheduler: string; readonly destinations: readonly Destination[] }[];
};

/** A cluster of director1 alone, without keepalived. */
export function oneDirector({ ipvs, vips, servers, services }: Shape): DesiredCluster {
  return clusterSchema.parse({
    id: "0190a1b2-0000-7000-8000-0000000000f2",
    name: "one director",
    engine: "ipvsadm",
    vrrp: null,
    ipvs,
    directors: [
      { id: "d1", hostId: "director1", name: "director1", address: "10.77.0.11", interface: "eth0", priority: 150 },
    ],
    vips: vips.map((address) => ({ id: address, address, prefixLength: address.includes(":") ? 128 : 32 })),
    realServers: Object.entries(servers).map(([id, { host, address }]) => ({ id, name: id, address, hostId: host })),
    services: services.map(({ scheduler, destinations }, index) => ({
      id: `s${index}`,
      name: `service ${index}`,
      listener: { kind: "address", vipId: vips[index], protocol: "TCP", port: 80 },
      scheduler,
      persistence: null,
      destinations: destinations.map(({ server, ...settings }) => ({
        id: `s${index}.${server}`,
        realServerId: server,
        port: 80,
        weight: 1,
        upperThreshold: 0,
        lowerThreshold: 0,
        ...settings,
      })),
    })),
  });
}
