import { randomUUID } from "node:crypto";
import type { Database } from "@/lib/db/database";

export type DemoCluster = {
  readonly clusterId: string;
  readonly directors: readonly { readonly id: string; readonly hostId: string; readonly name: string }[];
};

/** Rows of one cluster with directors named `director1`, `director2` … and one VIP; names are unique in the database. */
export async function createDemoCluster(
  database: Database,
  options: { name?: string; directorCount?: number; vip?: string } = {},
): Promise<DemoCluster> {
  const { name = `demo ${randomUUID()}`, directorCount = 2, vip = "10.77.0.100" } = options;
  const cluster = await database.prisma.cluster.create({
    data: { name, engine: "keepalived", vips: { create: { address: vip, prefixLength: 32 } } },
  });
  const directors = [];
  for (let number = 1; number <= directorCount; number += 1) {
    const hostName = `director${number} of ${name}`;
    const host = await database.prisma.host.create({
      data: { name: hostName, address: randomUUID(), username: "root", privilege: "root" },
    });
    const director = await database.prisma.director.create({
      data: {
        clusterId: cluster.id,
        hostId: host.id,
        address: `10.77.0.${10 + number}`,
        interface: "eth0",
        priority: 200 - number,
      },
    });
    directors.push({ id: director.id, hostId: host.id, name: hostName });
  }
  return { clusterId: cluster.id, directors };
}
