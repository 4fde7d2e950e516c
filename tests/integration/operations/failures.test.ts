import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { directorPaths } from "@/lib/director/director-paths";
import type { IpvsTable } from "@/lib/ipvs/model";
import { renderSave } from "@/lib/ipvs/render-save";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { OperationDeps } from "@/lib/operations/deps";
import { realServerPaths } from "@/lib/realserver/real-server-paths";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { apply, plan, planAndApply } from "@/tests/support/fake-hosts/panel";

/** Everything of a host that Signalbox could have changed. */
async function stateOf(hosts: FakeHosts, hostId: string) {
  const host = hosts.get(hostId);
  return {
    // A line that was taken away and put back comes last; order means nothing.
    table: renderSave(host.ipvs.table).split("\n").sort(),
    conf: await host.file(keepalivedConfPath),
    rules: await host.file(directorPaths.rules),
    heldVips: await host.file(directorPaths.vips),
    vips: await host.file(realServerPaths.vips),
    script: await host.file(realServerPaths.script),
    sysctl: await host.file(realServerPaths.sysctl),
    addresses: (await host.addresses()).filter((address) => !address.includes("fe80")),
    arpIgnore: await host.sysctl("net.ipv4.conf.all.arp_ignore"),
  };
}

describe.skipIf(cannotUnshare !== null)("an apply that cannot end well", () => {
  let db: TestDatabase;
  let hosts: FakeHosts;
  let cluster: DesiredCluster;
  let deps: OperationDeps;
  let director1: string;
  let director2: string;
  let server1: string;

  beforeEach(async () => {
    cluster = newCluster({ engine: "keepalived" });
    db = await createTestDatabase();
    hosts = await startHosts(cluster, true);
    await insertCluster(db.database, cluster);
    deps = testDeps(db.database, hosts);
    [director1 = "", director2 = ""] = cluster.directors.map(({ hostId }) => hostId);
    [server1 = ""] = cluster.realServers.map(({ hostId }) => hostId ?? "");
  });
  afterEach(async () => {
    await hosts.close();
    await db.close();
  });

  const edit = async (port: number) => {
    const { prisma } = db.database;
    const [service] = cluster.services;
    const ids = { where: { serviceId: service?.id ?? "" } };
    await prisma.serviceEndpoint.updateMany({ ...ids, data: { port } });
    await prisma.destination.updateMany({ ...ids, data: { port } });
    // To clients another port is another service, and the guards forbid that one in service goes away.
    const guards = { maxDeletedPercent: 100 };
    await prisma.cluster.update({ where: { id: cluster.id }, data: { guards, draftRevision: { increment: 1 } } });
  };

  const portsOf = ({ services }: IpvsTable) => services.map(({ key }) => (key.kind === "address" ? key.port : 0));

  test("is rolled back on every host when a read-back stays different", async () => {
    await planAndApply(deps, cluster.id);
    const before = await Promise.all([director1, director2].map((id) => stateOf(hosts, id)));
    await edit(8080);
    const { id } = await plan(deps, cluster.id);
    // Somebody on the master takes the new service away again, faster than it can be read.
    const master = hosts.get(director1).ipvs;
    hosts.fail(director1, {
      kind: "lost-after",
      once: true,
      matches: ({ steps }) => steps.some((step) => step.id.endsWith("daemon")),
      async afterwards() {
        await vi.waitFor(() => expect(portsOf(master.table)).toContain(8080), { timeout: 10_000 });
        master.restore(["-D -t 10.77.0.200:8080"]);
      },
    });
    const done = await apply(deps, cluster.id, id);
    expect(done).toMatchObject({ state: "rolled_back", problem: { code: "host.read_back_differs" } });
    expect(await Promise.all([director1, director2].map((id) => stateOf(hosts, id)))).toEqual(before);
    expect(await db.database.prisma.clusterRevision.count()).toBe(1);
  });

  test("leaves a first set-up without a trace when it is rolled back", async () => {
    const all = [...cluster.directors, ...cluster.realServers].map(({ hostId }) => hostId ?? "");
    const before = await Promise.all(all.map((id) => stateOf(hosts, id)));
    const { id } = await plan(deps, cluster.id);
    hosts.get(director1).refuseConf = true;
    const done = await apply(deps, cluster.id, id);
    expect(done).toMatchObject({ state: "rolled_back", problem: { code: "host.file_rejected" } });
    expect(await Promise.all(all.map((id) => stateOf(hosts, id)))).toEqual(before);
  });

  test("is rolled back when no director takes up the VIPs, which no read-back of a single host can tell", async () => {
    hosts.vrrpWorks = false;
    const all = [...cluster.directors, ...cluster.realServers].map(({ hostId }) => hostId ?? "");
    const before = await Promise.all(all.map((id) => stateOf(hosts, id)));
    const { id } = await plan(deps, cluster.id);
    const done = await apply(deps, cluster.id, id);
    expect(done).toMatchObject({ state: "rolled_back", problem: { code: "cluster.vips_not_held" } });
    expect(await Promise.all(all.map((id) => stateOf(hosts, id)))).toEqual(before);
  });

  test("changes nothing when keepalived on the director refuses the file", async () => {
    await planAndApply(deps, cluster.id);
    const before = await stateOf(hosts, director2);
    await edit(8080);
    const { id } = await plan(deps, cluster.id);
    hosts.get(director2).refuseConf = true;
    const done = await apply(deps, cluster.id, id);
    expect(done.problem).toMatchObject({ code: "host.file_rejected" });
    expect(done.steps.find(({ state }) => state === "failed")?.output).toContain("refused by the test");
    expect(await stateOf(hosts, director2)).toEqual(before);
    expect(done.steps.filter(({ wave }) => wave === "master-director")).toEqual([]);
  });

  test("changes nothing on a host that has no room for the way back", async () => {
    await planAndApply(deps, cluster.id);
    const before = await stateOf(hosts, director2);
    await edit(8080);
    const { id } = await plan(deps, cluster.id);
    await hosts.get(director2).namespace.run("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", "/run/signalbox");
    const done = await apply(deps, cluster.id, id);
    expect(done).toMatchObject({ problem: { code: "host.guard_not_armed" } });
    expect(await stateOf(hosts, director2)).toEqual(before);
    expect(done.steps.filter(({ wave }) => wave === "master-director")).toEqual([]);
  });

  test("is confirmed when only the trailer was lost and the host shows everything in place", async () => {
    hosts.fail(director1, {
      kind: "lost-after",
      once: true,
      matches: ({ steps }) => steps.some((step) => step.id.endsWith("daemon")),
    });
    const { id } = await plan(deps, cluster.id);
    expect(await apply(deps, cluster.id, id)).toMatchObject({ state: "confirmed" });
  });

  test("is unknown when the channel was lost and the host stays silent, and writes nothing more anywhere", async () => {
    const { id } = await plan(deps, cluster.id);
    const writes = ({ steps }: { steps: readonly { id: string }[] }) => steps[0]?.id === "fence";
    hosts.fail(director2, {
      kind: "lost-after",
      once: true,
      matches: writes,
      afterwards: async () => hosts.fail(director2, { kind: "unreachable", once: false, matches: () => true }),
    });
    const done = await apply(deps, cluster.id, id);
    expect(done.state).toBe("unknown");
    expect(done.steps.filter(({ hostId }) => hostId === director2).map(({ state }) => state)).toEqual(
      expect.arrayContaining(["unknown"]),
    );
    expect(done.result).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ hostId: director2, state: "unknown" }),
        expect.objectContaining({ hostId: director1, state: "skipped" }),
      ]),
    );
    expect(renderSave(hosts.get(director1).ipvs.table)).toBe("");
  });

  test("is refused when the kernel changed after the plan was made, without a single program that writes", async () => {
    const { id } = await plan(deps, cluster.id);
    hosts.get(director1).ipvs.restore(["-A -t 10.77.0.99:25 -s rr"]);
    const sent = hosts.programs.length;
    const done = await apply(deps, cluster.id, id);
    expect(done).toMatchObject({ state: "failed", problem: { code: "plan.stale" }, steps: [] });
    expect(hosts.programs.slice(sent).filter(({ program }) => program.steps[0]?.id === "fence")).toEqual([]);
  });

  test("is refused when the cluster was edited after the plan was made", async () => {
    const { id } = await plan(deps, cluster.id);
    await edit(8080);
    expect(await apply(deps, cluster.id, id)).toMatchObject({ state: "failed", problem: { code: "plan.stale" } });
  });

  test("is refused for a foreign file and a foreign service, and both stay as they are", async () => {
    const foreign = "vrrp_instance theirs {\n}\n";
    await hosts.get(director1).write(keepalivedConfPath, foreign);
    hosts.get(director2).ipvs.restore(["-A -t 10.77.0.200:80 -s rr", "-a -t 10.77.0.200:80 -r 10.77.0.77:80 -g -w 1"]);
    const table = renderSave(hosts.get(director2).ipvs.table);
    const { id, body } = await plan(deps, cluster.id);
    expect(body.problems.map(({ code }) => code).sort()).toEqual(["plan.foreign_file", "plan.foreign_service"]);
    expect(await apply(deps, cluster.id, id)).toMatchObject({ state: "failed", problem: { code: "plan.blocked" } });
    expect(await hosts.get(director1).file(keepalivedConfPath)).toBe(foreign);
    expect(renderSave(hosts.get(director2).ipvs.table)).toBe(table);
    expect(await hosts.get(server1).file(realServerPaths.vips)).toBeNull();
  });

  test("leaves services of others alone that the plan has nothing to do with", async () => {
    const theirs = ["-A -t 10.77.0.99:25 -s rr", "-a -t 10.77.0.99:25 -r 10.77.0.77:25 -m -w 5"];
    hosts.get(director1).ipvs.restore(theirs);
    await planAndApply(deps, cluster.id);
    for (const line of theirs) expect(renderSave(hosts.get(director1).ipvs.table)).toContain(line);
  });
});

describe.skipIf(cannotUnshare !== null).each([{ systemd: true }, { systemd: false }])(
  "an apply with engine ipvsadm (systemd: $systemd) that fails on the master",
  ({ systemd }) => {
    const cluster = newCluster({ engine: "ipvsadm" });
    const all = [...cluster.directors, ...cluster.realServers].map(({ hostId }) => hostId ?? "");
    const [master = ""] = all;
    let db: TestDatabase;
    let hosts: FakeHosts;
    let deps: OperationDeps;

    beforeAll(async () => {
      db = await createTestDatabase();
      hosts = await startHosts(cluster, systemd);
      await insertCluster(db.database, cluster);
      deps = testDeps(db.database, hosts);
    });
    afterAll(async () => {
      await hosts.close();
      await db.close();
    });

    const failOnMaster = async () => {
      const before = await Promise.all(all.map((id) => stateOf(hosts, id)));
      const { id } = await plan(deps, cluster.id);
      hosts.fail(master, {
        kind: "lost-after",
        once: true,
        matches: ({ steps }) => steps.some((step) => step.id.endsWith(".kernel")),
        afterwards: async () => void hosts.get(master).ipvs.restore(["-d -t 10.77.0.200:80 -r 10.77.0.21:80"]),
      });
      expect(await apply(deps, cluster.id, id)).toMatchObject({ state: "rolled_back" });
      expect(await Promise.all(all.map((id) => stateOf(hosts, id)))).toEqual(before);
    };

    test("leaves a first set-up without a trace", failOnMaster);

    test("puts back table, rules and VIPs of an earlier one", async () => {
      await planAndApply(deps, cluster.id);
      const { prisma } = db.database;
      await prisma.destination.updateMany({ data: { weight: 77 } });
      await prisma.vip.create({ data: { clusterId: cluster.id, address: "10.77.0.201", prefixLength: 32 } });
      await failOnMaster();
      expect(await hosts.get(master).addresses()).not.toContain("eth0 10.77.0.201/32");
      expect(await hosts.get(master).addresses()).toContain("eth0 10.77.0.200/32");
    });
  },
);
