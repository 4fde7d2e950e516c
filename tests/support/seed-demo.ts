import { createPerson } from "@/lib/access/create-person";
import type { Actor } from "@/lib/access/model";
import { createDestinationSchema, createServiceSchema } from "@/lib/api/resources/cluster";
import type { HostFacts } from "@/lib/api/resources/host";
import type { Database } from "@/lib/db/database";
import { loadDesiredCluster } from "@/lib/db/load-desired-cluster";
import { addDestination } from "@/lib/desired/add-destination";
import { addDirector } from "@/lib/desired/add-director";
import { addRealServer } from "@/lib/desired/add-real-server";
import { addService } from "@/lib/desired/add-service";
import { addVip } from "@/lib/desired/add-vip";
import { createCluster } from "@/lib/desired/create-cluster";
import { unicastAddressSchema } from "@/lib/model/address";

export type SeededDemo = { readonly clusterId: string; readonly webServiceId: string };

const actor: Actor = { kind: "system", name: "demo" };
export const demoPassword = "correct horse battery";

/**
 * A panel with people of each role and one cluster in force, with one pending edit: what pages are looked at with while
 * no director is at hand. Only rows: nothing behind them answers.
 */
export async function seedDemo(database: Database): Promise<SeededDemo> {
  const deps = { database };
  for (const role of ["viewer", "operator", "admin"] as const) {
    await createPerson(deps, actor, {
      name: `Demo ${role}`,
      email: `${role}@example.net`,
      role,
      password: demoPassword,
    });
  }
  const vrrp = { virtualRouterId: 51, advertIntervalSec: 1, preempt: true };
  const cluster = await createCluster(deps, actor, {
    name: "shop",
    description: "Web shop and its API",
    engine: "keepalived",
    vrrp,
  });
  const clusterId = cluster.id;
  for (const [index, priority] of [150, 100].entries()) {
    const hostId = await addHost(database, `director${index + 1}`, 11 + index);
    const address = unicastAddressSchema.parse(`10.77.0.${11 + index}`);
    await addDirector(deps, actor, { clusterId, director: { hostId, address, interface: "eth0", priority } });
  }
  const [vip4, vip6] = await Promise.all(
    ["10.77.0.100", "fd77::100"].map((address) =>
      addVip(deps, actor, { clusterId, vip: { address: unicastAddressSchema.parse(address) } }),
    ),
  );
  const servers: string[] = [];
  for (let number = 1; number <= 5; number += 1) {
    const hostId = number === 5 ? null : await addHost(database, `rs${number}`, 20 + number);
    const address = unicastAddressSchema.parse(`10.77.0.${20 + number}`);
    const { id } = await addRealServer(deps, actor, {
      clusterId,
      realServer: { name: `rs${number}`, address, hostId },
    });
    servers.push(id);
  }
  const rs6 = await addRealServer(deps, actor, {
    clusterId,
    realServer: { name: "rs6", address: unicastAddressSchema.parse("fd77::26"), hostId: null },
  });
  const http = { kind: "http", path: "/health", statusCode: 200, delaySec: 5, timeoutSec: 3, retry: 2 };
  const web = await service("web", 80, "wrr", [3, 2, 0, 1], { healthCheck: http });
  await service("api", 8443, "wlc", [1, 1, 1, 0], { persistence: { timeoutSec: 300, prefixLength: null } });
  await service("metrics", 9090, "rr", [1], {});
  await addService(deps, actor, {
    clusterId,
    service: createServiceSchema.parse({
      name: "web-v6",
      vipId: vip6?.id,
      port: 80,
      destinations: [{ realServerId: rs6.id, weight: 1 }],
    }),
  });
  await recordRevision(database, clusterId);
  await addDestination(deps, actor, {
    serviceId: web,
    destination: createDestinationSchema.parse({ realServerId: servers[4], weight: 1 }),
  });
  return { clusterId, webServiceId: web };

  async function service(
    name: string,
    port: number,
    scheduler: string,
    weights: readonly number[],
    more: object,
  ): Promise<string> {
    const destinations = weights.map((weight, index) => ({ realServerId: servers[index], weight }));
    const input = createServiceSchema.parse({ name, vipId: vip4?.id, port, scheduler, destinations, ...more });
    return (await addService(deps, actor, { clusterId, service: input })).id;
  }
}

async function addHost(database: Database, name: string, last: number): Promise<string> {
  const facts: HostFacts = {
    hostname: name,
    os: "Debian GNU/Linux 12 (bookworm)",
    kernel: "6.1.0-18-amd64",
    architecture: "x86_64",
    init: "systemd",
    packageManager: "apt",
    ipvsModule: "loaded",
    keepalivedVersion: "2.2.7",
    ipvsadmVersion: "1.31",
    sudo: "not-needed",
    interfaces: [
      {
        name: "eth0",
        mac: `02:00:00:00:00:${last}`,
        up: true,
        addresses: [{ address: `10.77.0.${last}`, prefixLength: 24 }],
      },
    ],
  };
  const { id } = await database.prisma.host.create({
    data: {
      name,
      address: `10.79.0.${last}`,
      username: "root",
      privilege: "root",
      trust: "trusted",
      hostKeyFingerprint: "SHA256:2Nx5nT1WtUSR1CUvN8vpQ1z4eLXwq6r0gZ8yKqkzS6E",
      connection: "connected",
      lastSeenAt: new Date(),
      facts,
      factsAt: new Date(),
    },
  });
  return id;
}

/** As if everything so far had been applied. */
async function recordRevision(database: Database, clusterId: string): Promise<void> {
  const loaded = await loadDesiredCluster(database.prisma, clusterId);
  if (loaded === null) throw new Error("the cluster was just made");
  await database.prisma.clusterRevision.create({
    data: { clusterId, number: 1, model: loaded.model, files: {}, actorName: "Demo admin", reason: "First set-up" },
  });
  await database.prisma.cluster.update({ where: { id: clusterId }, data: { appliedRevision: 1 } });
}
