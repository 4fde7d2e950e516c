import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Database } from "@/lib/db/database";
import type { OperationDeps } from "@/lib/operations/deps";
import { createTestDatabase } from "@/tests/support/database";
import { type Installation, startInstallation } from "@/tests/support/installation";
import { insertCluster, startHosts, testDeps } from "./fake-cluster";
import type { FakeHosts } from "./fake-hosts";
import { type HostDoors, openHostDoors } from "./host-doors";
import { plan, planAndApply, request } from "./panel";
import { reweight, wideCluster } from "./wide-cluster";

/** A wide cluster in force, reachable over SSH, and workers in processes of their own, which share one database. */
export type WorkerRig = {
  readonly clusterId: string;
  readonly hosts: FakeHosts;
  readonly directors: readonly string[];
  readonly doors: HostDoors;
  /** Of this process, which carries out nothing. */
  readonly deps: OperationDeps;
  readonly url: string;
  /** Of all its workers. */
  readonly masterKeyFile: string;
  /** A supervised worker that is ready; on another database where one is named. */
  startWorker(url?: string): Promise<Installation>;
  /** Web and worker under one supervisor, ready. */
  startPanel(): Promise<Installation>;
  /** The draft with this weight everywhere, as an apply for the workers; its id. */
  queue(weight: number): Promise<string>;
  close(): Promise<void>;
};

type RigDatabase = { readonly database: Database; readonly url: string; close(): Promise<void> };

/** `openDatabase` gives the database that all of it shares; by default one of the run's server. */
export async function startWorkerRig(
  openDatabase: () => Promise<RigDatabase> = createTestDatabase,
): Promise<WorkerRig> {
  const cluster = wideCluster();
  const db = await openDatabase();
  const hosts = await startHosts(cluster, false);
  await insertCluster(db.database, cluster);
  const deps = testDeps(db.database, hosts);
  await planAndApply(deps, cluster.id);
  const hostIds = [...cluster.directors, ...cluster.realServers].flatMap(({ hostId }) => hostId ?? []);
  const doors = await openHostDoors(db.database, hosts, hostIds);
  const folder = await mkdtemp(path.join(tmpdir(), "signalbox-workers-"));
  const installations: Installation[] = [];

  const masterKeyFile = path.join(folder, "master.key");

  async function start(role: "all" | "worker", ready: RegExp, url = db.url): Promise<Installation> {
    const dist = process.env.SIGNALBOX_DIST_DIR;
    const installation = await startInstallation({
      variables: {
        DATA_DIR: path.join(folder, String(installations.length)),
        DATABASE_URL: url,
        SIGNALBOX_ROLE: role,
        SIGNALBOX_MASTER_KEY_FILE: masterKeyFile,
        ...(dist === undefined ? {} : { SIGNALBOX_DIST_DIR: dist }),
      },
    });
    installations.push(installation);
    await installation.printed(ready, 60_000);
    return installation;
  }

  return {
    clusterId: cluster.id,
    hosts,
    directors: cluster.directors.map(({ hostId }) => hostId),
    doors,
    deps,
    url: db.url,
    masterKeyFile,
    startWorker: (url) => start("worker", /the worker is ready/, url),
    startPanel: () => start("all", /is ready: /),
    async queue(weight) {
      await reweight(db.database, cluster.id, weight);
      const { id: planId } = await plan(deps, cluster.id);
      return await request(deps, { kind: "apply", clusterId: cluster.id, planId, request: { planId } });
    },
    async close() {
      for (const one of installations) one.process.kill("SIGTERM");
      for (const one of installations) await one.exited;
      await doors.close();
      await hosts.close();
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
