import type { Database } from "@/lib/db/database";
import { freeJobs } from "@/lib/jobs/free-jobs";
import type { Log } from "@/lib/log/log";
import { buryWorkers } from "./bury-workers";

const BEAT_INTERVAL_MS = 5_000;

/** Four beats missed: dead, or cut off from the database for so long that others must go on without it. */
const DEAD_AFTER_SEC = 20;

export type WorkerPresence = {
  /** The queue's name for us changes when its loop starts again; what the former name held is given back. */
  recordPool(poolId: string): Promise<void>;
  /** Withdraws the row: the others take over without waiting. */
  stop(): Promise<void>;
};

/** Tells the installation that this worker lives, every five seconds, and buries the workers that no longer do. */
export async function startWorkerPresence(deps: {
  database: Database;
  id: string;
  predecessor: string | undefined;
  version: string;
  log: Log;
}): Promise<WorkerPresence> {
  const { database, id, predecessor, version, log } = deps;
  await database.transaction(async (tx) => {
    await buryWorkers(tx, predecessor === undefined ? [] : [predecessor]);
    await tx.workerPresence.create({ data: { id, version } });
  });
  let currentPool: string | null = null;
  const timer = setInterval(() => {
    beat(database, { id, version, jobPoolId: currentPool }).catch((error: unknown) =>
      log.warn({ err: error }, "heartbeat of this worker failed"),
    );
  }, BEAT_INTERVAL_MS);
  return {
    async recordPool(poolId) {
      const former = currentPool;
      currentPool = poolId;
      await database.transaction(async (tx) => {
        await freeJobs(tx, former === null ? [] : [former]);
        await tx.workerPresence.updateMany({ where: { id }, data: { jobPoolId: poolId } });
      });
    },
    async stop() {
      clearInterval(timer);
      await database.prisma.workerPresence.deleteMany({ where: { id } });
    },
  };
}

/** Inserts, because a worker that was only asleep finds its row gone. Times are the database's: clocks may differ. */
async function beat(
  database: Database,
  own: { readonly id: string; readonly version: string; readonly jobPoolId: string | null },
): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.$executeRaw`
      insert into worker_presence (id, version, "jobPoolId") values (${own.id}, ${own.version}, ${own.jobPoolId})
      on conflict (id) do update set "heartbeatAt" = now()`;
    const dead = await tx.$queryRaw<{ id: string }[]>`
      select id from worker_presence
      where "heartbeatAt" < now() - make_interval(secs => ${DEAD_AFTER_SEC}::int) for update skip locked`;
    await buryWorkers(
      tx,
      dead.map((row) => row.id),
    );
  });
}
