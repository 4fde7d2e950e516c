import type { Tx } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import type { Job } from "./define-job";

export type EnqueueOptions = {
  /** Jobs of one queue run one after another, over all workers. */
  readonly queueName?: string;
  /** A waiting job with the same key is replaced by this one; a running one is not touched. */
  readonly jobKey?: string;
  /** Not before so many seconds have passed. */
  readonly delaySec?: number;
};

/**
 * Puts a job into the queue when `tx` commits, and never if it does not; a worker hears of it within milliseconds.
 * The payload is checked here too, so that a job nobody can run is refused to the one who asks for it.
 */
export async function enqueue<Payload>(
  tx: Tx,
  job: Job<Payload>,
  payload: Payload,
  options: EnqueueOptions = {},
): Promise<void> {
  await tx.$executeRaw`select ${addJob(job, payload, options)}`;
}

/** The call that does it, for whoever writes a row and its job in one statement. */
export function addJob<Payload>(job: Job<Payload>, payload: Payload, options: EnqueueOptions): Prisma.Sql {
  const checked = JSON.stringify(job.payload.parse(payload));
  return Prisma.sql`
    graphile_worker.add_job(
      identifier => ${job.name},
      payload => ${checked}::json,
      queue_name => ${options.queueName ?? null}::text,
      run_at => now() + make_interval(secs => ${options.delaySec ?? 0}::float8),
      max_attempts => ${job.policy.maxAttempts}::int,
      job_key => ${options.jobKey ?? null}::text,
      priority => ${job.policy.priority ?? 0}::int
    )`;
}
