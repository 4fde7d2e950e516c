import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { exportOneCluster } from "@/lib/desired/export-clusters";
import { renderSave } from "@/lib/ipvs/render-save";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { planAndApply } from "@/tests/support/fake-hosts/panel";
import { runCommand } from "@/tests/support/run-command";

describe.skipIf(cannotUnshare !== null).each([
  { engine: "keepalived", systemd: false },
  { engine: "ipvsadm", systemd: false },
  { engine: "keepalived", systemd: true },
] as const)("an exported cluster with engine $engine (systemd: $systemd)", ({ engine, systemd }) => {
  const cluster = newCluster({ engine });
  const hostIds = [...cluster.realServers, ...cluster.directors.toReversed()].flatMap(({ hostId }) => hostId ?? []);
  let db: TestDatabase;
  let applied: FakeHosts;
  let anew: FakeHosts;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "signalbox-export-"));
    db = await createTestDatabase();
    [applied, anew] = await Promise.all([startHosts(cluster, systemd), startHosts(cluster, systemd)]);
    await insertCluster(db.database, cluster);
    await planAndApply(testDeps(db.database, applied), cluster.id);
  });
  afterAll(async () => {
    await Promise.all([applied.close(), anew.close()]);
    await db.close();
    rmSync(folder, { recursive: true });
  });

  const onHost = async (hostId: string, script: string) => {
    const outcome = await anew.run(hostId, "operation", { steps: [{ id: "by-hand", script }] });
    return outcome.kind === "completed" ? outcome.steps[0] : undefined;
  };

  test("runs on new hosts as it did on the old ones, by its own scripts alone", async () => {
    const files = await exportOneCluster(db, cluster.id);
    const { prisma } = db.database;
    for (const hostId of hostIds) {
      const { name } = await prisma.host.findUniqueOrThrow({ where: { id: hostId } });
      const own = files.flatMap((file) => {
        const [, rest] = file.path.split(new RegExp(`/hosts/(?:${hostId}|${name})/`));
        return rest === undefined ? [] : [{ ...file, rest }];
      });
      expect(own.map(({ rest }) => rest)).toContain("install.sh");
      for (const { rest, content } of own) await anew.get(hostId).write(`/var/lib/signalbox/export/${rest}`, content);
      const ran = await onHost(hostId, "sh /var/lib/signalbox/export/install.sh 2>&1");
      expect(ran, ran?.output).toMatchObject({ exitCode: 0 });
      for (const { rest, content } of own.filter(({ rest: place }) => place.startsWith("files/"))) {
        expect(await anew.get(hostId).file(rest.slice("files".length))).toBe(content);
      }
    }
    // keepalived reads its file, and VRRP settles, after the script has returned.
    for (const hostId of hostIds) {
      const wanted = renderSave(applied.get(hostId).ipvs.table);
      const settled = async () => {
        expect(renderSave(anew.get(hostId).ipvs.table)).toBe(wanted);
        expect(await anew.get(hostId).addresses()).toEqual(await applied.get(hostId).addresses());
      };
      await vi.waitFor(settled, { timeout: 10_000 });
    }
  });

  test("comes out of the database by the command line, with no panel", async () => {
    const out = path.join(folder, "out");
    const env = { NODE_ENV: "production" as const, PATH: process.env.PATH ?? "", DATABASE_URL: db.url, LANG: "C" };
    const args = ["--import", "tsx", "bin/signalbox.ts", "export", "--out", out];
    const run = await runCommand(process.execPath, args, { env });
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.stdout).toMatch(/^\d+ files written to /);
    const [clusterFolder = ""] = readdirSync(out);
    expect(readdirSync(path.join(out, clusterFolder)).sort()).toEqual(["README", "cluster.json", "hosts"]);
    expect(statSync(path.join(out, clusterFolder)).mode & 0o777).toBe(0o700);
    const exported = await exportOneCluster(db, cluster.id);
    for (const file of exported) expect(readFileSync(path.join(out, file.path), "utf8")).toBe(file.content);
    expect((await runCommand(process.execPath, args, { env })).stderr).toContain("There is something at");
  });
});
