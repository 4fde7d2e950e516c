import { describe, expect } from "vitest";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { newCluster } from "@/tests/support/fake-hosts/fake-cluster";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { apply, plan, planAndApply } from "@/tests/support/fake-hosts/panel";
import { reweight } from "@/tests/support/fake-hosts/wide-cluster";
import { appliedSite } from "./applied-site";
import { fault } from "./fault";

describe("what somebody changes by hand between plan and apply", () => {
  const cluster = newCluster({ engine: "keepalived", realServers: 1 });
  const [master = "", backup = ""] = cluster.directors.map(({ hostId }) => hostId);
  const server = cluster.realServers[0]?.hostId ?? "";
  const site = appliedSite(cluster);
  const hands: readonly (() => Promise<unknown>)[] = [
    async () =>
      site.hosts
        .get(master)
        .write(keepalivedConfPath, `${await site.hosts.get(master).file(keepalivedConfPath)}# by hand\n`),
    async () => site.hosts.get(backup).ipvs.restore(["-D -t 10.77.0.200:80"]),
    async () => site.hosts.get(backup).ipvs.restore(["-E -t 10.77.0.200:80 -s sh"]),
    () => site.hosts.get(server).namespace.run("ip", "address", "del", "10.77.0.200/32", "dev", "lo"),
    () => site.hosts.get(backup).namespace.run("keepalived-service", "stop"),
  ];

  fault(
    {
      promise: "R14",
      fault: "file, kernel, address or daemon changed by hand after the plan: programs that write",
      limit: 0,
      unit: "writes",
      cannot: cannotUnshare,
    },
    async () => {
      let writes = 0;
      for (const [index, change] of hands.entries()) {
        await reweight(site.db.database, cluster.id, 20 + index);
        const { id } = await plan(site.deps(), cluster.id);
        await change();
        const sent = site.hosts.programs.length;
        expect(await apply(site.deps(), cluster.id, id)).toMatchObject({
          state: "failed",
          problem: { code: "plan.stale" },
        });
        writes += site.hosts.programs.slice(sent).filter(({ program }) => program.steps[0]?.id === "fence").length;
        await planAndApply(site.deps(), cluster.id);
      }
      return { trials: hands.length, worst: writes };
    },
  );
});
