import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startCollector } from "@/lib/collect/collector";
import { env } from "@/lib/config/env";
import { version } from "@/lib/config/version";
import { createDatabase } from "@/lib/db/create-database";
import { createHosts } from "@/lib/hosts/create-hosts";
import { createDatabaseRecords } from "@/lib/hosts/database-records";
import { startJobRunner } from "@/lib/jobs/runner";
import { createLog } from "@/lib/log/log";
import { runChild } from "@/lib/runtime/child-process";
import { claimWorkerIdentity } from "@/lib/runtime/worker-identity";
import { startWorkerPresence } from "@/lib/runtime/worker-presence";
import { openKeyring } from "@/lib/secrets/keyring";

/** The worker half: the only process that opens keys and speaks SSH. It listens on nothing. */
const settings = env();
const log = createLog("worker", settings.logLevel);

await runChild(log, async () => {
  const { databaseUrl, dataDir, masterKeyFile } = settings;
  if (databaseUrl === undefined) throw new Error("the worker needs DATABASE_URL; `npm start` sets it");
  const identity = await claimWorkerIdentity(path.join(dataDir, "worker"));
  const database = createDatabase(databaseUrl, { applicationName: "signalbox worker" });
  const keyring = await openKeyring({ database, masterKeyFile });
  const hosts = createHosts({ records: createDatabaseRecords(database, keyring), logger: log });
  const presence = await startWorkerPresence({ ...identity, database, version, log });
  const collector = startCollector({
    database,
    hosts,
    workerId: identity.id,
    clock: () => new Date(),
    monotonicMs: () => performance.now(),
    pause: (durationMs, signal) => delay(durationMs, undefined, { signal }).catch(() => undefined),
    log,
  });
  const jobs = startJobRunner({
    url: databaseUrl,
    jobs: [],
    concurrency: 8,
    graceMs: 3_000,
    log,
    onPool: presence.recordPool,
  });
  return async () => {
    await Promise.all([jobs.close(), collector.stop()]);
    await hosts.close();
    await presence.stop();
    await database.close();
    identity.release();
  };
});
