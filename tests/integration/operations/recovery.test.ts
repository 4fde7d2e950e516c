import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Hosts } from "@/lib/hosts/port";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { type IpAddress, parseAddress } from "@/lib/model/address";
import { runOperation } from "@/lib/operations/lifecycle";
import { recoverOperations } from "@/lib/operations/recover";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { dyingWorker } from "@/tests/support/fake-hosts/dying-worker";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { clusterHandlers, operation, plan, planAndApply, request } from "@/tests/support/fake-hosts/panel";

function ipv4(text: string): IpAddress {
  const address = parseAddress(text);
  if (address === null) throw new Error(`${text} is no address`);
  return address;
}

describe.skipIf(cannotUnshare !== null)("a worker that is killed", () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(async () => {
    await db.close();
  });

  test.each([4, 5, 6, 7])(
    "by SIGTERM at program %i leaves its operation to the next worker, which settles it",
    async (last) => {
      const cluster = newCluster({ engine: "keepalived", directors: 1, realServers: 1 });
      const unique = { ...cluster, vips: cluster.vips.map((vip) => ({ ...vip, address: ipv4(`10.80.0.${last}`) })) };
      const hosts = await startHosts(unique, false);
      try {
        await insertCluster(db.database, unique);
        const deps = testDeps(db.database, hosts);
        const { id: planId } = await plan(deps, cluster.id);
        const id = await request(deps, { kind: "apply", clusterId: cluster.id, planId, request: { planId } });
        let count = 0;
        const closing: Hosts = {
          forget: () => undefined,
          close: async () => undefined,
          async run(hostId, lane, program, limits) {
            count += 1;
            if (count < last) return await hosts.run(hostId, lane, program, limits);
            return { kind: "not-started", problem: { code: "host.unreachable", params: { reason: "stopping" } } };
          },
        };
        const stopped = testDeps(db.database, hosts, { hosts: closing });
        await runOperation(stopped, id, clusterHandlers(stopped));
        expect((await operation(deps, id)).state).toBe("running");
        await db.database.prisma.operation.update({ where: { id }, data: { heartbeatAt: new Date(0) } });
        await recoverOperations(deps, clusterHandlers(deps));
        expect((await operation(deps, id)).state).toMatch(/^(failed|rolled_back)$/);
        await planAndApply(deps, cluster.id);
      } finally {
        await hosts.close();
      }
    },
  );

  test("and never comes back leaves the old state in force: the host's own guard puts it back", async () => {
    const cluster = newCluster({ engine: "keepalived", directors: 1, realServers: 1 });
    const unique = { ...cluster, vips: cluster.vips.map((vip) => ({ ...vip, address: ipv4("10.79.0.1") })) };
    const hosts = await startHosts(unique, false);
    try {
      await insertCluster(db.database, unique);
      const deps = testDeps(db.database, hosts);
      const { id: planId, body } = await plan(deps, cluster.id);
      const id = await request(deps, { kind: "apply", clusterId: cluster.id, planId, request: { planId } });
      const dying = dyingWorker(hosts, db.database, 4, true);
      const killed = testDeps(db.database, hosts, { hosts: dying.hosts, database: dying.database, guardSec: 1 });
      void runOperation(killed, id, clusterHandlers(killed));
      await dying.dead;
      expect((await plan(deps, cluster.id)).body.fingerprint).not.toBe(body.fingerprint);
      const fingerprint = async () => (await plan(deps, cluster.id)).body.fingerprint;
      await expect.poll(fingerprint, { timeout: 20_000, interval: 500 }).toBe(body.fingerprint);
    } finally {
      await hosts.close();
    }
  });

  test("and never comes back undoes nothing on a host that somebody has changed by hand since", async () => {
    const cluster = newCluster({ engine: "keepalived", directors: 1, realServers: 1 });
    const unique = { ...cluster, vips: cluster.vips.map((vip) => ({ ...vip, address: ipv4("10.79.0.2") })) };
    const hosts = await startHosts(unique, false);
    try {
      await insertCluster(db.database, unique);
      const deps = testDeps(db.database, hosts);
      const { id: planId } = await plan(deps, cluster.id);
      const id = await request(deps, { kind: "apply", clusterId: cluster.id, planId, request: { planId } });
      // Both are observed and the segment, the real server is written, read back and told; then comes the director.
      const dying = dyingWorker(hosts, db.database, 7, true);
      const killed = testDeps(db.database, hosts, { hosts: dying.hosts, database: dying.database, guardSec: 3 });
      void runOperation(killed, id, clusterHandlers(killed));
      await dying.dead;
      const director = hosts.get(unique.directors[0]?.hostId ?? "");
      const ours = await director.file(keepalivedConfPath);
      expect(ours).not.toBeNull();
      await director.write(keepalivedConfPath, `${ours}# by hand\n`);
      const skipped = async () => (await director.namespace.run("ls", "/run/signalbox")).match(/\.skipped$/gm) ?? [];
      await expect.poll(skipped, { timeout: 20_000, interval: 500 }).toHaveLength(1);
      expect(await director.file(keepalivedConfPath)).toBe(`${ours}# by hand\n`);

      await db.database.prisma.operation.updateMany({ where: { id }, data: { heartbeatAt: new Date(0) } });
      await recoverOperations(deps, clusterHandlers(deps));
      const settled = await operation(deps, id);
      expect(settled.state).toBe("partial");
      expect(settled.events.map(({ code }) => code)).toContain("roll_back.skipped");
      expect(await director.file(keepalivedConfPath)).toBe(`${ours}# by hand\n`);
    } finally {
      await hosts.close();
    }
  });
});
