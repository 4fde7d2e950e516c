import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startAlertWatch } from "@/lib/alerts/start-alert-watch";
import { startCollector } from "@/lib/collect/collector";
import { startHistoryWatch } from "@/lib/collect/start-history-watch";
import { env } from "@/lib/config/env";
import { version } from "@/lib/config/version";
import { createDatabase } from "@/lib/db/create-database";
import { databaseTime } from "@/lib/db/database-time";
import { startDrainWatch } from "@/lib/drain/start-drain-watch";
import { startDriftWatch } from "@/lib/drift/start-drift-watch";
import { openHistory } from "@/lib/history/history-store";
import { createHosts } from "@/lib/hosts/create-hosts";
import { createDatabaseRecords } from "@/lib/hosts/database-records";
import { inspectionJobs } from "@/lib/inspect/inspection-jobs";
import { startJobRunner } from "@/lib/jobs/runner";
import { createLog } from "@/lib/log/log";
import { startMaintenanceWatch } from "@/lib/maintenance/start-maintenance-watch";
import { startNotifier } from "@/lib/notify/start-notifier";
import { hostHandlers } from "@/lib/operations/host/host-handlers";
import { operationHandlers } from "@/lib/operations/operation-handlers";
import { operationJobs } from "@/lib/operations/operation-jobs";
import { revealVrrpSecrets } from "@/lib/operations/reveal-vrrp-secrets";
import { startRecovery } from "@/lib/operations/start-recovery";
import { untilStopping } from "@/lib/operations/worker-stopping";
import { startRunWatch } from "@/lib/runs/start-run-watch";
import { runChild } from "@/lib/runtime/child-process";
import { claimWorkerIdentity } from "@/lib/runtime/worker-identity";
import { startWorkerPresence } from "@/lib/runtime/worker-presence";
import { openKeyring } from "@/lib/secrets/keyring";

/** The worker half: the only process that opens keys and speaks SSH. It listens on nothing. */
const settings = env();
const log = createLog("worker", settings.logLevel);

/** Operations mostly wait for hosts; the machine is busy with none of them. */
const JOBS_AT_ONCE = 8;

/** The supervisor kills after 7.5 s; a program still running on a host then is left to recovery. */
const JOB_GRACE_MS = 5_000;

await runChild(log, async () => {
  const { databaseUrl, dataDir, masterKeyFile } = settings;
  if (databaseUrl === undefined) throw new Error("the worker needs DATABASE_URL; `npm start` sets it");
  const identity = await claimWorkerIdentity(path.join(dataDir, "worker"));
  const database = createDatabase(databaseUrl, { applicationName: "signalbox worker" });
  const keyring = await openKeyring({ database, masterKeyFile });
  const records = createDatabaseRecords(database, keyring);
  const hosts = revealVrrpSecrets(createHosts({ records, logger: log }), database, keyring);
  const shared = { database, hosts, workerId: identity.id, clock: () => new Date(), log };
  const operations = {
    ...shared,
    records,
    keyring,
    sleep: (durationMs: number) => delay(durationMs),
    sha256: (text: string) => createHash("sha256").update(text).digest("hex"),
  };
  const handlers = operationHandlers(operations, hostHandlers(operations));

  const presence = await startWorkerPresence({ ...identity, database, version, log });
  const stopRecovery = startRecovery(operations, handlers);
  const jobs = startJobRunner({
    url: databaseUrl,
    jobs: [...operationJobs(operations, handlers), ...inspectionJobs(shared)],
    concurrency: JOBS_AT_ONCE,
    graceMs: JOB_GRACE_MS,
    log,
    onPool: presence.recordPool,
  });
  const pause = (durationMs: number, signal: AbortSignal): Promise<void> =>
    delay(durationMs, undefined, { signal }).catch(() => undefined);
  const history = openHistory(database);
  const collector = startCollector({ ...shared, history, monotonicMs: () => performance.now(), pause });
  const stopHistoryWatch = startHistoryWatch({ ...shared, history, pause, keep: settings.history });
  const stopDriftWatch = startDriftWatch({ ...operations, hosts: untilStopping(hosts), pause });
  const stopDrainWatch = startDrainWatch({ ...shared, pause });
  const stopMaintenanceWatch = startMaintenanceWatch({ ...shared, hosts: untilStopping(hosts), pause });
  const stopRunWatch = startRunWatch({ ...shared, hosts: untilStopping(hosts), pause, now: databaseTime });

  const stopAlertWatch = startAlertWatch({
    ...{ database, hosts: untilStopping(hosts), sampled: collector.stored, pause, log },
    readCertificate: async () => (settings.tls === undefined ? null : await readFile(settings.tls.certFile, "utf8")),
  });
  const { publicUrl, notifyNetworks: allowed } = settings;
  const stopNotifier = startNotifier({ database, keyring, publicUrl, allowed, pause, log });

  return async () => {
    const watches = [
      stopAlertWatch(),
      stopNotifier(),
      stopHistoryWatch(),
      stopDriftWatch(),
      stopDrainWatch(),
      stopMaintenanceWatch(),
      stopRunWatch(),
    ];
    await Promise.all([jobs.close(), stopRecovery(), collector.stop(), ...watches]);
    await hosts.close();
    await presence.stop();
    await database.close();
    identity.release();
  };
});
