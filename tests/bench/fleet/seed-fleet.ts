import type { Database } from "@/lib/db/database";
import { loadDesiredCluster } from "@/lib/db/load-desired-cluster";
import { addClusterRevision } from "@/lib/operations/add-cluster-revision";
import { type FleetSize, firstPort } from "./fleet-size";
import type { SimulatedFleet } from "./simulated-fleet";

/**
 * Describes the fleet in the panel's database as the API would, in a few statements instead of a hundred thousand
 * requests, and marks it as applied. Returns the ids of the clusters.
 */
export async function seedFleet(database: Database, size: FleetSize, fleet: SimulatedFleet): Promise<string[]> {
  const { prisma } = database;
  await prisma.$executeRaw`
    insert into host (id, name, address, port, username, privilege, trust, "hostKeyFingerprint", "updatedAt")
    select gen_random_uuid(), 'lb' || number, '127.0.0.1', port, 'root', 'root', 'trusted', ${fleet.fingerprint}, now()
      from unnest(${[...fleet.ports]}::int[]) with ordinality as listed (port, number)`;
  await prisma.$executeRaw`
    insert into cluster (id, name, engine, vrrp, "updatedAt")
    select gen_random_uuid(), 'fleet ' || number, 'keepalived', '{"virtualRouterId": 51}', now()
      from generate_series(1, ${size.directors}::int) as number`;
  await prisma.$executeRaw`
    insert into director (id, "clusterId", "hostId", address, interface, priority, "updatedAt")
    select gen_random_uuid(), cluster.id, host.id, ('10.200.' || number - 1 || '.2')::inet, 'eth0', 150, now()
      from generate_series(1, ${size.directors}::int) as number
      join cluster on cluster.name = 'fleet ' || number join host on host.name = 'lb' || number`;
  await prisma.$executeRaw`
    insert into vip (id, "clusterId", address, "prefixLength", "updatedAt")
    select gen_random_uuid(), cluster.id, ('10.200.' || number - 1 || '.1')::inet, 32, now()
      from generate_series(1, ${size.directors}::int) as number join cluster on cluster.name = 'fleet ' || number`;
  await prisma.$executeRaw`
    insert into real_server (id, "clusterId", name, address, "updatedAt")
    select gen_random_uuid(), cluster.id, 'web' || server,
           ('10.100.' || number - 1 || '.' || 10 + server)::inet, now()
      from generate_series(1, ${size.directors}::int) as number
      join cluster on cluster.name = 'fleet ' || number, generate_series(0, ${size.destinations}::int - 1) as server`;
  await prisma.$executeRaw`
    insert into virtual_service
      (id, "clusterId", name, "listenerKind", protocol, scheduler, "schedulerFlags", "updatedAt")
    select gen_random_uuid(), cluster.id, 'port ' || port, 'address', 'TCP', 'wrr', '{}', now()
      from cluster, generate_series(${firstPort}::int, ${firstPort + size.services - 1}::int) as port`;
  await prisma.$executeRaw`
    insert into service_endpoint ("serviceId", position, kind, "clusterId", protocol, "vipId", port)
    select service.id, 0, 'vip', service."clusterId", 'TCP', vip.id, substr(service.name, 6)::int
      from virtual_service service join vip on vip."clusterId" = service."clusterId"`;
  await prisma.$executeRaw`
    insert into destination (id, "serviceId", "realServerId", port, weight, "updatedAt")
    select gen_random_uuid(), service.id, server.id, substr(service.name, 6)::int, 10, now()
      from virtual_service service join real_server server on server."clusterId" = service."clusterId"`;
  // The simulated directors have no files that could be compared with what was applied.
  await prisma.$executeRaw`
    insert into drift_watch ("clusterId", "nextLookAt") select id, now() + interval '1 day' from cluster`;
  const clusters = await prisma.cluster.findMany({ select: { id: true }, orderBy: { name: "asc" } });
  for (const { id } of clusters) await markApplied(database, id);
  return clusters.map(({ id }) => id);
}

async function markApplied(database: Database, clusterId: string): Promise<void> {
  await database.transaction(async (tx) => {
    const loaded = await loadDesiredCluster(tx, clusterId);
    if (loaded === null) throw new Error("the cluster is gone");
    const operationId = "0199d1a0-0000-7000-8000-000000000000";
    const by = { actorId: null, actorName: "bench", reason: "", operationId };
    await addClusterRevision(tx, { ...by, model: loaded.model, files: {} });
  });
}
