import { createHash, randomUUID } from "node:crypto";
import type { Database } from "@/lib/db/database";
import { destinationRow } from "@/lib/db/destination-row";
import { serviceRow } from "@/lib/db/service-row";
import { clusterSchema, type DesiredCluster, type Engine } from "@/lib/model/cluster";
import type { OperationDeps } from "@/lib/operations/deps";
import { FakeHosts } from "./fake-hosts";

export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

export type ClusterOptions = {
  readonly engine: Engine;
  readonly systemd?: boolean;
  readonly directors?: number;
  readonly realServers?: number;
};

/** A cluster with fresh ids: one VIP, one DR service on port 80, every real server a destination of weight 10. */
export function newCluster({ engine, directors = 2, realServers = 2 }: ClusterOptions): DesiredCluster {
  const vipId = randomUUID();
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const servers = numbers(realServers).map((number) => ({
    id: randomUUID(),
    name: `rs${number}`,
    address: `10.77.0.${20 + number}`,
    hostId: randomUUID(),
  }));
  return clusterSchema.parse({
    id: randomUUID(),
    name: `cluster ${randomUUID()}`,
    engine,
    vrrp: { virtualRouterId: 51 },
    directors: numbers(directors).map((number) => ({
      id: randomUUID(),
      hostId: randomUUID(),
      name: `director${number}`,
      address: `10.77.0.${10 + number}`,
      interface: "eth0",
      priority: 200 - number,
    })),
    vips: [{ id: vipId, address: "10.77.0.200", prefixLength: 32 }],
    realServers: servers,
    services: [
      {
        id: randomUUID(),
        name: "www",
        listener: { kind: "address" as const, vipId, protocol: "TCP" as const, port: 80 },
        scheduler: "wrr",
        persistence: null,
        healthChecks: [],
        destinations: servers.map(({ id }) => ({
          id: randomUUID(),
          realServerId: id,
          port: 80,
          forwarding: "dr" as const,
          weight: 10,
          upperThreshold: 0,
          lowerThreshold: 0,
        })),
      },
    ],
  });
}

/** One fake host for every host that the cluster names. */
export async function startHosts(cluster: DesiredCluster, systemd: boolean): Promise<FakeHosts> {
  const hosts = new FakeHosts();
  for (const { hostId, address } of [...cluster.directors, ...cluster.realServers]) {
    if (hostId !== null) await hosts.add(hostId, { address, systemd });
  }
  return hosts;
}

/** The cluster's rows, as the panel would have written them. */
export async function insertCluster(database: Database, cluster: DesiredCluster): Promise<void> {
  const { id, engine, name, vrrp, ipvs, directors, vips, realServers, services } = cluster;
  const named = [
    ...directors.map(({ hostId, name: host }) => ({ hostId, host })),
    ...realServers.flatMap(({ hostId, name: host }) => (hostId === null ? [] : [{ hostId, host }])),
  ];
  await database.transaction(async (tx) => {
    await tx.cluster.create({
      data: { id, name, engine, ipvs, push: { soakSec: 0 }, ...(vrrp === null ? {} : { vrrp }) },
    });
    await tx.host.createMany({
      data: named.map(({ hostId, host }) => ({
        id: hostId,
        name: `${host} of ${name}`,
        address: hostId,
        username: "root",
        privilege: "root" as const,
      })),
    });
    await tx.director.createMany({
      data: directors.map(({ name: _, adopted: _file, adoptedServices: _keys, ...row }) => ({ ...row, clusterId: id })),
    });
    await tx.vip.createMany({ data: vips.map((row) => ({ ...row, clusterId: id })) });
    await tx.realServer.createMany({ data: realServers.map((row) => ({ ...row, clusterId: id })) });
    for (const service of services) {
      await tx.virtualService.create({
        data: {
          ...serviceRow(service, id),
          destinations: { createMany: { data: service.destinations.map(destinationRow) } },
        },
      });
    }
  });
}

/** Real time, because programs on the fake hosts take some, and more when the machine has other work. */
export function testDeps(database: Database, hosts: FakeHosts, overrides: Partial<OperationDeps> = {}): OperationDeps {
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet, child: () => log };
  return {
    database,
    hosts,
    clock: () => new Date(),
    sleep: (durationMs) => new Promise((resolve) => setTimeout(resolve, durationMs)),
    workerId: randomUUID(),
    sha256,
    readBackMs: 4_000,
    log,
    ...overrides,
  };
}
