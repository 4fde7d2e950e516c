import type { Job } from "./define-job";

export type JobContext = {
  /** Aborted when the process is asked to stop and the handler has had its grace. */
  readonly signal: AbortSignal;
  /** 1 for the first run. */
  readonly attempt: number;
};

/**
 * Handlers are idempotent and may overlap with a run of the same job elsewhere: the queue delivers at least once, and
 * the row a job points at owns correctness.
 */
export type JobHandler<Payload> = (payload: Payload, context: JobContext) => Promise<void>;

/** A job with its handler, its payload type closed over, so that jobs of different payloads fit in one list. */
export type BoundJob = {
  readonly name: string;
  readonly run: (payload: unknown, context: JobContext) => Promise<void>;
};

export function bindJob<Payload>(job: Job<Payload>, handler: JobHandler<Payload>): BoundJob {
  return {
    name: job.name,
    run: async (payload, context) => handler(job.payload.parse(payload), context),
  };
}
