import type { z } from "zod";

export type JobPolicy = {
  /** Runs in all, the first one counted. 1 = never again by itself. */
  readonly maxAttempts: number;
  /** Smaller runs earlier; 0 is the default of the queue. */
  readonly priority?: number;
};

/**
 * What the enqueuing side and the handler agree on. Payloads are ids: the handler reads the row, because a payload
 * would show the world as it was when the job was put in.
 */
export type Job<Payload> = {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  readonly policy: JobPolicy;
};

export function defineJob<Payload>(job: Job<Payload>): Job<Payload> {
  return job;
}
