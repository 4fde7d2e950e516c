import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { directorPaths } from "@/lib/director/director-paths";
import { renderSave } from "@/lib/ipvs/render-save";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { realServerPaths } from "@/lib/realserver/real-server-paths";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { apply, plan, planAndApply } from "@/tests/support/fake-hosts/panel";

describe.skipIf(cannotUnshare !== null).each([
  { engine: "keepalived", systemd: true },
  { engine: "keepalived", systemd: false },
  { engine: "ipvsadm", systemd: true },
  { engine: "ipvsadm", systemd: false },
] as const)("a cluster with engine $engine, systemd $systemd", ({ engine, systemd }) => {
  const cluster = newCluster({ engine });
  const [director1, director2] = cluster.directors.map(({ hostId }) => hostId);
  const [server1] = cluster.realServers.map(({ hostId }) => hostId ?? "");
  let db: TestDatabase;
  let hosts: FakeHosts;

  beforeAll(async () => {
    db = await createTestDatabase();
    hosts = await startHosts(cluster, systemd);
    await insertCluster(db.database, cluster);
  });
  afterAll(async () => {
    await hosts.close();
    await db.close();
  });

  test("comes into force on every host, in the order of the waves", async () => {
    const deps = testDeps(db.database, hosts);
    const { body } = await plan(deps, cluster.id);
    expect(body.problems).toEqual([]);
    expect(body.waves.map(({ kind }) => kind)).toEqual(["joining", "backup-directors", "master-director"]);
    const done = await planAndApply(deps, cluster.id);
    expect(done.kernelReadAt?.getTime()).toBeGreaterThan(done.startedAt?.getTime() ?? Number.POSITIVE_INFINITY);
    const table = `-A -t 10.77.0.200:80 -s wrr
-a -t 10.77.0.200:80 -r 10.77.0.21:80 -g -w 10
-a -t 10.77.0.200:80 -r 10.77.0.22:80 -g -w 10
`;
    for (const id of [director1, director2]) expect(renderSave(hosts.get(id ?? "").ipvs.table)).toBe(table);
    expect(await hosts.get(director1 ?? "").addresses()).toContain("eth0 10.77.0.200/32");
    expect(await hosts.get(director2 ?? "").addresses()).not.toContain("eth0 10.77.0.200/32");
    const server = hosts.get(server1 ?? "");
    expect(await server.addresses()).toContain("lo 10.77.0.200/32");
    expect(await server.sysctl("net.ipv4.conf.all.arp_ignore")).toBe("1");
    expect(await server.sysctl("net.ipv4.conf.all.arp_announce")).toBe("2");
    expect(await server.file(realServerPaths.vips)).toContain("10.77.0.200\n");
  });

  test("has nothing left to do afterwards, and a second apply sends no step", async () => {
    const deps = testDeps(db.database, hosts);
    const { id, body } = await plan(deps, cluster.id);
    expect(body.changeCount).toBe(0);
    const done = await apply(deps, cluster.id, id);
    expect(done).toMatchObject({ state: "confirmed", steps: [] });
  });

  test("is kept as a revision with the model and the files of every host", async () => {
    const revisions = await db.database.prisma.clusterRevision.findMany({ where: { clusterId: cluster.id } });
    expect(revisions).toHaveLength(1);
    const path = engine === "keepalived" ? keepalivedConfPath : directorPaths.rules;
    const content = await hosts.get(director1 ?? "").file(path);
    expect(revisions[0]?.files).toMatchObject({ [director1 ?? ""]: { [path]: content } });
  });
});
