import type { z } from "zod";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";

type Input = z.input<typeof clusterSchema>;

/** Two directors, three real servers, one VIP with one DR service on port 80: the cluster most tests start from. */
export const exampleCluster: DesiredCluster = clusterSchema.parse({
  id: "0190a1b2-0000-7000-8000-000000000001",
  name: "Web",
  engine: "keepalived",
  vrrp: { virtualRouterId: 51 },
  directors: [
    { id: "d1", hostId: "h1", name: "director1", address: "10.77.0.11", interface: "eth0", priority: 150 },
    { id: "d2", hostId: "h2", name: "director2", address: "10.77.0.12", interface: "eth0", priority: 100 },
  ],
  vips: [{ id: "v1", address: "10.77.0.100", prefixLength: 32 }],
  realServers: [21, 22, 23].map((last) => ({
    id: `r${last}`,
    name: `rs${last - 20}`,
    address: `10.77.0.${last}`,
    hostId: `h${last}`,
  })),
  services: [
    {
      id: "s1",
      name: "www",
      listener: { kind: "address", vipId: "v1", protocol: "TCP", port: 80 },
      scheduler: "wrr",
      persistence: null,
      healthChecks: [{ kind: "tcp" }],
      destinations: [21, 22, 23].map((last, index) => ({
        id: `e${last}`,
        realServerId: `r${last}`,
        port: 80,
        forwarding: "dr" as const,
        weight: 3 - index,
        upperThreshold: 0,
        lowerThreshold: 0,
      })),
    },
  ],
} satisfies Input);

/** The example with other values at some paths, e.g. `{ "services.0.listener.port": 81, "vips.1": {…} }`. */
export function clusterWith(values: Readonly<Record<string, unknown>>): DesiredCluster {
  const copy: unknown = structuredClone(exampleCluster);
  for (const [path, value] of Object.entries(values)) setAt(copy, path.split("."), value);
  return clusterSchema.parse(copy);
}

function setAt(target: unknown, [key, ...rest]: readonly string[], value: unknown): void {
  if (typeof target !== "object" || target === null || key === undefined) throw new Error("no such path");
  if (rest.length === 0) Reflect.set(target, key, value);
  else setAt(Reflect.get(target, key), rest, value);
}
