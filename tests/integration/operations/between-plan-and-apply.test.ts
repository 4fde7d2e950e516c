import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";
import type { OperationDeps } from "@/lib/operations/deps";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { apply, plan, planAndApply } from "@/tests/support/fake-hosts/panel";

const service = "-t 10.77.0.200:80";
const vip = "10.77.0.200/32";

describe.skipIf(cannotUnshare !== null)("between plan and apply", () => {
  let db: TestDatabase;
  let hosts: FakeHosts;
  let cluster: DesiredCluster;
  let deps: OperationDeps;
  let master: string;
  let backup: string;

  beforeEach(async () => {
    const unchecked = newCluster({ engine: "keepalived" });
    const services = unchecked.services.map((one) => ({ ...one, healthChecks: [{ kind: "tcp" }] }));
    cluster = clusterSchema.parse({ ...unchecked, services });
    db = await createTestDatabase();
    hosts = await startHosts(cluster, false);
    await insertCluster(db.database, cluster);
    deps = testDeps(db.database, hosts);
    [master = "", backup = ""] = cluster.directors.map(({ hostId }) => hostId);
    await planAndApply(deps, cluster.id);
  });
  afterEach(async () => {
    await hosts.close();
    await db.close();
  });

  async function planEdit(): Promise<string> {
    const { prisma } = db.database;
    await prisma.virtualService.updateMany({ data: { scheduler: "wlc" } });
    await prisma.cluster.update({ where: { id: cluster.id }, data: { draftRevision: { increment: 1 } } });
    return (await plan(deps, cluster.id)).id;
  }

  const schedulers = async () => {
    const confs = await Promise.all([master, backup].map((id) => hosts.get(id).file(keepalivedConfPath)));
    return confs.map((conf) => /(?:lb_algo|lvs_sched) (\w+)/.exec(conf ?? "")?.[1]);
  };

  test("a real server may fail its check, and the plan that was read is applied", async () => {
    const id = await planEdit();
    hosts.get(master).ipvs.restore([`-d ${service} -r 10.77.0.21:80`]);
    expect(await apply(deps, cluster.id, id)).toMatchObject({ state: "confirmed" });
    expect(await schedulers()).toEqual(["wlc", "wlc"]);
    expect(hosts.get(master).ipvs.table.services[0]?.destinations).toHaveLength(1);
  });

  test("VRRP may move the VIP: the director that carries the traffic now changes last, and that is said", async () => {
    const id = await planEdit();
    hosts.vrrpWorks = false;
    await hosts.get(master).namespace.run("ip", "address", "del", vip, "dev", "eth0");
    await hosts.get(backup).namespace.run("ip", "address", "add", vip, "dev", "eth0");
    const done = await apply(deps, cluster.id, id);
    expect(done).toMatchObject({ state: "confirmed" });
    const order = done.steps.map(({ hostId }) => hostId);
    expect(order.lastIndexOf(master)).toBeLessThan(order.indexOf(backup));
    expect(done.events.filter(({ code }) => code === "apply.roles_changed")).toMatchObject([
      { params: { host: expect.stringContaining("director2") } },
    ]);
  });

  test.each([
    ["a weight", [`-e ${service} -r 10.77.0.21:80 -g -w 7`]],
    ["a destination more", [`-a ${service} -r 10.77.0.99:80 -g -w 1`]],
    ["a service less", [`-D ${service}`]],
  ])("nobody may change the kernel by hand: %s, and not one program writes", async (_, lines) => {
    const id = await planEdit();
    hosts.get(backup).ipvs.restore(lines);
    const sent = hosts.programs.length;
    const done = await apply(deps, cluster.id, id);
    expect(done).toMatchObject({ state: "failed", problem: { code: "plan.stale" }, steps: [] });
    const changed = done.events.filter(({ code }) => code.startsWith("apply.changed_"));
    expect(changed).toMatchObject([
      { code: "apply.changed_table", params: { host: expect.stringContaining("director2") } },
    ]);
    expect(hosts.programs.slice(sent).filter(({ program }) => program.steps[0]?.id === "fence")).toEqual([]);
    expect(await schedulers()).toEqual(["wrr", "wrr"]);
  });
});
