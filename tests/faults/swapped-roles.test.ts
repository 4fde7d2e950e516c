import { describe, expect } from "vitest";
import { runOperation } from "@/lib/operations/lifecycle";
import { newCluster } from "@/tests/support/fake-hosts/fake-cluster";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { clusterHandlers, operation, plan, request } from "@/tests/support/fake-hosts/panel";
import { reweight } from "@/tests/support/fake-hosts/wide-cluster";
import { appliedSite } from "./applied-site";
import { fault } from "./fault";

const vip = "10.77.0.200/32";

describe("VRRP that moves the VIPs while an apply is under way", () => {
  const cluster = newCluster({ engine: "keepalived", directors: 2, realServers: 1 });
  const directors = cluster.directors.map(({ hostId }) => hostId);
  const site = appliedSite(cluster);
  async function moveVip(from: string, to: string): Promise<void> {
    await site.hosts.get(from).namespace.run("ip", "address", "del", vip, "dev", "eth0");
    await site.hosts.get(to).namespace.run("ip", "address", "add", vip, "dev", "eth0");
  }

  async function holder(): Promise<string> {
    const held = await Promise.all(directors.map((id) => site.hosts.get(id).addresses()));
    return directors.find((_, index) => held[index]?.includes(`eth0 ${vip}`)) ?? "";
  }

  /** Deps whose `nth` program is the last before the VIP moves; VRRP then leaves it where it is. */
  function swapping(nth: number) {
    let count = 0;
    return site.deps({
      hosts: {
        forget: () => undefined,
        close: async () => undefined,
        async run(hostId, lane, program, limits) {
          const outcome = await site.hosts.run(hostId, lane, program, limits);
          count += 1;
          if (count !== nth) return outcome;
          site.hosts.vrrpWorks = false;
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
        await reweight(site.db.database, cluster.id, 20 + index);
        const { id: planId } = await plan(site.deps(), cluster.id);
        const asked = { kind: "apply", clusterId: cluster.id, planId, request: { planId } } as const;
        const id = await request(site.deps(), asked);
        const deps = swapping(nth);
        await runOperation(deps, id, clusterHandlers(deps));
        const { steps, state } = await operation(deps, id);
        const order = steps.filter(({ wave }) => wave !== "undo").map(({ hostId }) => hostId);
        expect(state).toMatch(/^(confirmed|failed)$/);
        if (state === "failed") expect(order).toEqual([]);
        else if (order.at(-1) !== (await holder())) wrong += 1;
        site.hosts.vrrpWorks = true;
      }
      return { trials: moments.length, worst: wrong };
    },
  );
});
