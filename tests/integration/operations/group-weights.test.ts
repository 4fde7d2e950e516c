import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clusterSchema, type DesiredCluster, type Engine } from "@/lib/model/cluster";
import type { OperationDeps } from "@/lib/operations/deps";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { carryOut, planAndApply, request } from "@/tests/support/fake-hosts/panel";

/** One service on two ports of the VIP and on a mark. */
function clusterWithGroup(engine: Engine): DesiredCluster {
  const cluster = newCluster({ engine });
  const vipId = cluster.vips[0]?.id;
  const members = [
    { kind: "vip", vipId, port: 80 },
    { kind: "vip", vipId, port: 443 },
    { kind: "fwmark", mark: 4294967295, family: "inet" },
  ];
  return clusterSchema.parse({
    ...cluster,
    services: cluster.services.map((service) => ({
      ...service,
      listener: { kind: "group", protocol: "TCP", members },
      destinations: service.destinations.map((destination) => ({ ...destination, port: 0 })),
    })),
  });
}

describe.skipIf(cannotUnshare !== null).each([{ engine: "keepalived" }, { engine: "ipvsadm" }] as const)(
  "the weight of a destination of a group with engine $engine",
  ({ engine }) => {
    const cluster = clusterWithGroup(engine);
    let db: TestDatabase;
    let hosts: FakeHosts;
    let deps: OperationDeps;

    beforeAll(async () => {
      db = await createTestDatabase();
      hosts = await startHosts(cluster, false);
      await insertCluster(db.database, cluster);
      deps = testDeps(db.database, hosts);
      await planAndApply(deps, cluster.id);
    });
    afterAll(async () => {
      await hosts.close();
      await db.close();
    });

    test("goes to each of its kernel services on every director, by one operation", async () => {
      const destinationId = cluster.services[0]?.destinations[0]?.id ?? "";
      const operation = await request(deps, {
        kind: "weight",
        clusterId: cluster.id,
        request: { destinationId, weight: 3 },
      });
      expect(await carryOut(deps, operation)).toMatchObject({ state: "confirmed", problem: null });
      for (const { hostId } of cluster.directors) {
        const { services } = hosts.get(hostId).ipvs.table;
        expect(services).toHaveLength(3);
        for (const { destinations } of services) {
          expect(destinations.map(({ weight }) => weight).sort()).toEqual([10, 3]);
        }
      }
    });
  },
);
