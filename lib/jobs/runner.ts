import { EventEmitter } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { run, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Log } from "@/lib/log/log";
import type { BoundJob } from "./bind-job";
import { PatientPool } from "./patient-pool";
import { queueLogger } from "./queue-logger";

export type JobRunner = {
  /** Takes no further job, lets the running ones end and returns; the second call waits for the same end. */
  close(): Promise<void>;
};

type Options = {
  readonly url: string;
  readonly jobs: readonly BoundJob[];
  /** Jobs that run at the same time in this process. */
  readonly concurrency: number;
  /** How long running jobs may go on after `close` before their signal is aborted. */
  readonly graceMs: number;
  readonly log: Log;
  /** Told the name under which the queue marks this process's jobs, so that they can be freed when it dies. */
  readonly onPool?: (poolId: string) => Promise<void>;
};

/** A lost database ends the queue's loop; it is begun again after this pause until `close`. */
const RESTART_PAUSE_MS = 500;

/**
 * Runs jobs until closed. A job is taken as soon as the transaction that enqueued it commits (LISTEN/NOTIFY); polling
 * every two seconds only covers jobs put off to a later time.
 */
export function startJobRunner(options: Options): JobRunner {
  const closing = new AbortController();
  const loop = keepRunning(options, closing.signal);
  return {
    close() {
      closing.abort();
      return loop;
    },
  };
}

async function keepRunning(options: Options, closing: AbortSignal): Promise<void> {
  while (!closing.aborted) {
    try {
      await runUntilLost(options, closing);
    } catch (error) {
      options.log.warn({ err: error }, "the job queue lost its database and is started again");
      await delay(RESTART_PAUSE_MS, undefined, { signal: closing }).catch(() => undefined);
    }
  }
}

async function runUntilLost(options: Options, closing: AbortSignal): Promise<void> {
  const pool = new PatientPool({ connectionString: options.url, max: options.concurrency + 2 });
  // The query that meets a broken connection reports it; without a listener the idle ones would end the process.
  const ignore = () => undefined;
  pool.on("error", ignore).on("connect", (client) => client.on("error", ignore));
  try {
    await runOn(pool, options, closing);
  } finally {
    await pool.end();
  }
}

async function runOn(pool: PatientPool, options: Options, closing: AbortSignal): Promise<void> {
  const events: WorkerEvents = new EventEmitter();
  events.once("pool:create", ({ workerPool }) => announce(workerPool.id, options));
  const runner = await run({
    events,
    pgPool: pool,
    taskList: taskList(options.jobs),
    concurrency: options.concurrency,
    // Signals belong to bin/worker, which closes parts in order.
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: options.graceMs,
    pollInterval: 2_000,
    logger: queueLogger(options.log),
  });
  const stop = () => runner.stop().catch(() => undefined);
  if (closing.aborted) stop();
  closing.addEventListener("abort", stop, { once: true });
  try {
    await runner.promise;
  } finally {
    closing.removeEventListener("abort", stop);
  }
}

function announce(poolId: string, { onPool, log }: Options): void {
  onPool?.(poolId).catch((error: unknown) => log.warn({ err: error }, "the job queue's name could not be recorded"));
}

function taskList(jobs: readonly BoundJob[]): TaskList {
  return Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (payload, helpers) => {
        await job.run(payload, { signal: helpers.abortSignal, attempt: helpers.job.attempts });
      },
    ]),
  );
}
