import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { adoptDrift } from "@/lib/desired/adopt-drift";
import { loadDrift } from "@/lib/desired/load-drift";
import { claimDueClusters } from "@/lib/drift/claim-due-clusters";
import { lookAtCluster } from "@/lib/drift/look-at-cluster";
import type { DesiredCluster } from "@/lib/model/cluster";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { carryOut, operator, planAndApply } from "@/tests/support/fake-hosts/panel";

describe.skipIf(cannotUnshare !== null)("the watch over a pair with keepalived", () => {
  let db: TestDatabase;
  let hosts: FakeHosts;
  let cluster: DesiredCluster;
  let backup: string;

  beforeEach(async () => {
    cluster = newCluster({ engine: "keepalived", realServers: 1 });
    db = await createTestDatabase();
    hosts = await startHosts(cluster, false);
    await insertCluster(db.database, cluster);
    backup = cluster.directors[1]?.hostId ?? "";
    await planAndApply(testDeps(db.database, hosts), cluster.id);
  });
  afterEach(async () => {
    await hosts.close();
    await db.close();
  });

  /** `meanwhile` is what happens while a look waits. */
  async function look(meanwhile: () => Promise<unknown> = async () => undefined) {
    const pause = async () => {
      await meanwhile();
    };
    const deps = { ...testDeps(db.database, hosts), pause };
    await claimDueClusters(db.database, deps.clock());
    await lookAtCluster(deps, cluster.id, new AbortController().signal);
    return await loadDrift(db, cluster.id);
  }

  const byHand = (script: string) => hosts.get(backup).run({ steps: [{ id: "by-hand", script }] });

  test("master, backup and real server are as applied, and each is read by one program", async () => {
    const before = hosts.programs.length;
    expect(await look()).toMatchObject({ items: [], unread: [] });
    expect(hosts.programs.length - before).toBe(3);
  });

  test("a file edited on the backup is shown by its checksum, and only there", async () => {
    await byHand("echo '# mine' >> /etc/keepalived/keepalived.conf");
    expect((await look()).items).toMatchObject([
      { hostId: backup, kind: "file_differs", file: expect.stringMatching(/^sha256 [0-9a-f]{12}$/), adoptable: false },
    ]);
  });

  test("a weight set in the backup's kernel is adopted for both directors", async () => {
    hosts.get(backup).ipvs.restore(["-e -t 10.77.0.200:80 -r 10.77.0.21:80 -g -w 4"]);
    const [item] = (await look()).items;
    expect(item).toMatchObject({ hostId: backup, kernel: "-g -w 4", adoptable: true });
    const operation = await adoptDrift(db, operator, { clusterId: cluster.id, itemId: item?.id ?? "" });
    expect((await carryOut(testDeps(db.database, hosts), operation?.id ?? "")).state).toBe("confirmed");
    expect((await look()).items).toEqual([]);
  });

  test("a VIP that is on two directors is an alarm at both, and goes with it", async () => {
    hosts.vrrpWorks = false;
    await byHand("ip address add 10.77.0.200/32 dev eth0");
    expect((await look()).items).toMatchObject([
      { kind: "vip_twice", object: "10.77.0.200", hostName: expect.stringMatching(/^director1/), desired: "dev eth0" },
      { kind: "vip_twice", object: "10.77.0.200", hostId: backup, desired: null, kernel: "dev eth0" },
    ]);
    await byHand("ip address del 10.77.0.200/32 dev eth0");
    expect((await look()).items).toEqual([]);
  });

  test("a VIP that is only on its way is none", async () => {
    hosts.vrrpWorks = false;
    await byHand("ip address add 10.77.0.200/32 dev eth0");
    const arrived = () => byHand("ip address del 10.77.0.200/32 dev eth0");
    expect((await look(arrived)).items).toEqual([]);
  });
});
