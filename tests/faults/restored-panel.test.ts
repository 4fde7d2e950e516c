import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { restoreBackup } from "@/lib/backup/restore-backup";
import { writeBackup } from "@/lib/backup/write-backup";
import { openKeyring } from "@/lib/secrets/keyring";
import { createMasterKey, readMasterKey } from "@/lib/secrets/master-key";
import { createBareDatabase, type TestDatabase } from "@/tests/support/database";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { kernelWeights } from "@/tests/support/fake-hosts/kernel-weights";
import { carryOut, operation } from "@/tests/support/fake-hosts/panel";
import { startWorkerRig, type WorkerRig } from "@/tests/support/fake-hosts/worker-rig";
import { startInstallation } from "@/tests/support/installation";
import { fault } from "./fault";

const passphrase = "correct horse battery staple";
const threeDaysMs = 3 * 86_400_000;

describe("a panel that is restored from a backup of three days ago", () => {
  let folder: string;
  let rig: WorkerRig;
  let restored: TestDatabase;
  let backup: string;
  /** An apply that was queued when the backup was made, and has been carried out since. */
  let queued: string;

  beforeAll(async () => {
    if (cannotUnshare !== null) return;
    folder = mkdtempSync(path.join(tmpdir(), "signalbox-restored-"));
    backup = path.join(folder, "panel.backup");
    rig = await startWorkerRig();
    restored = await createBareDatabase();
    await openKeyring({ database: rig.deps.database, masterKeyFile: rig.masterKeyFile });
    queued = await rig.queue(20);
    const made = new Date(Date.now() - threeDaysMs);
    const from = { url: rig.url, masterKeyFile: rig.masterKeyFile, version: "0.1.0", now: made };
    await writeBackup(from, backup, passphrase);
    await carryOut(rig.deps, queued);
    await carryOut(rig.deps, await rig.queue(30));
  });
  afterAll(async () => {
    await rig?.close();
    await restored?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  let writes = 0;
  /** Every program that writes has one of these steps. */
  const writing = ["fence", "kernel", "arm", "disarm", "undo"];

  fault(
    {
      promise: "R22",
      fault: "the panel gone: from the backup file to a worker that samples every director",
      limit: 900,
      unit: "s",
      cannot: cannotUnshare,
    },
    async () => {
      rig.doors.keeper = {
        before({ steps }) {
          if (steps.some((id) => writing.includes(id))) writes += 1;
          return true;
        },
      };
      const startedMs = performance.now();
      const masterKeyFile = path.join(folder, "master.key");
      await restoreBackup({ url: restored.url, masterKeyFile }, backup, passphrase);
      await rig.startWorker(restored.url);
      const sampled = () => restored.database.prisma.liveSnapshot.count();
      await expect.poll(sampled, { timeout: 60_000 }).toBe(rig.directors.length);
      return { trials: 1, worst: (performance.now() - startedMs) / 1000 };
    },
  );

  fault(
    {
      promise: "R21",
      fault: "started with work in its queue and hosts that have gone on: programs that write",
      limit: 0,
      unit: "writes",
      cannot: cannotUnshare,
    },
    async () => {
      const { prisma } = restored.database;
      const looks = () => prisma.driftWatch.count({ where: { lookedAt: { gt: new Date(Date.now() - 60_000) } } });
      await expect.poll(looks, { timeout: 120_000, interval: 500 }).toBe(1);
      const left = await operation({ ...rig.deps, database: restored.database }, queued);
      expect(left.state).not.toBe("confirmed");
      expect(kernelWeights(rig.hosts, rig.directors)).toEqual(rig.directors.map(() => [30]));
      return { trials: 1, worst: writes };
    },
  );

  fault(
    {
      promise: "R22",
      fault: "started with another master key: until it ends and names the one it needs",
      limit: 5,
      unit: "s",
      cannot: cannotUnshare,
    },
    async () => {
      const masterKeyFile = path.join(folder, "wrong.key");
      await createMasterKey(masterKeyFile);
      const right = await readMasterKey(rig.masterKeyFile);
      const startedMs = performance.now();
      const variables = { DATA_DIR: path.join(folder, "wrong"), DATABASE_URL: rig.url, SIGNALBOX_ROLE: "worker" };
      const refused = await startInstallation({
        variables: { ...variables, SIGNALBOX_MASTER_KEY_FILE: masterKeyFile },
      });
      expect(await refused.exited).toBe(1);
      expect(refused.output()).toContain(`need the master key ${right?.fingerprint}`);
      return { trials: 1, worst: (performance.now() - startedMs) / 1000 };
    },
  );
});
