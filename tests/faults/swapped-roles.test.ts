import { afterAll, beforeAll, describe, expect } from "vitest";
import { runOperation } from "@/lib/operations/lifecycle";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { clusterHandlers, operation, plan, planAndApply, request } from "@/tests/support/fake-hosts/panel";
import { reweight } from "@/tests/support/fake-hosts/wide-cluster";
import { fault } from "./fault";

const vip = "10.77.0.200/32";

describe("VRRP that moves the VIPs while an apply is under way", () => {
  const cluster = newCluster({ engine: "keepalived", directors: 2, realServers: 1 });
  const directors = cluster.directors.map(({ hostId }) => hostId);
  let db: TestDatabase;
  let hosts: FakeHosts;

  beforeAll(async () => {
    if (cannotUnshare !== null) return;
    db = await createTestDatabase();
    hosts = await startHosts(cluster, false);
    await insertCluster(db.database, cluster);
    await planAndApply(testDeps(db.database, hosts), cluster.id);
  });
  afterAll(async () => {
    await hosts?.close();
    await db?.close();
  });

  async function moveVip(from: string, to: string): Promise<void> {
    await hosts.get(from).namespace.run("ip", "address", "del", vip, "dev", "eth0");
    await hosts.get(to).namespace.run("ip", "address", "add", vip, "dev", "eth0");
  }

  async function holder(): Promise<string> {
    const held = await Promise.all(directors.map((id) => hosts.get(id).addresses()));
    return directors.find((_, index) => held[index]?.includes(`eth0 ${vip}`)) ?? "";
  }

  /** Deps whose `nth` program is the last before the VIP moves; VRRP then leaves it where it is. */
  function swapping(nth: number) {
    let count = 0;
    return testDeps(db.database, hosts, {
      hosts: {
        forget: () => undefined,
        close: async () => undefined,
        async run(hostId, lane, program, limits) {
          const outcome = await hosts.run(hostId, lane, program, limits);
          count += 1;
          if (count !== nth) return outcome;
          hosts.vrrpWorks = false;
          const from = await holder();
          await moveVip(from, directors.find((id) => id !== from) ?? "");
          return outcome;
        },
      },
    });
  }

  fault(
    {
      promise: "R16",
      fault: "master and backup swapped between plan and first write: the one with the traffic written first",
      limit: 0,
      unit: "times",
      cannot: cannotUnshare,
    },
    async () => {
      // The hosts are observed by three programs; each may be the last before the swap.
      const moments = [1, 2, 3, 1, 2, 3];
      let wrong = 0;
      for (const [index, nth] of moments.entries()) {
        await reweight(db.database, cluster.id, 20 + index);
        const { id: planId } = await plan(testDeps(db.database, hosts), cluster.id);
        const asked = { kind: "apply", clusterId: cluster.id, planId, request: { planId } } as const;
        const id = await request(testDeps(db.database, hosts), asked);
        const deps = swapping(nth);
        await runOperation(deps, id, clusterHandlers(deps));
        const { steps, state } = await operation(deps, id);
        const order = steps.filter(({ wave }) => wave !== "undo").map(({ hostId }) => hostId);
        expect(state).toMatch(/^(confirmed|failed)$/);
        if (state === "failed") expect(order).toEqual([]);
        else if (order.at(-1) !== (await holder())) wrong += 1;
        hosts.vrrpWorks = true;
      }
      return { trials: moments.length, worst: wrong };
    },
  );
});
