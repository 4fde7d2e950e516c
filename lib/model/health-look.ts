import { z } from "zod";

/** So many looks in a row at which everything is good, and a server may serve again. */
export const goodLooksNeeded = 3;

/** Looks that are older say nothing: the worker that made them may have been away since. */
export const freshLookMs = 15_000;

const faultSchema = z.object({
  directorName: z.string(),
  serviceName: z.string(),
  port: z.number(),
  /** What a web server answered instead; null = nothing did. */
  status: z.number().nullable(),
});

/** What directors see of a server that is to come back. */
export const serverHealthSchema = z.object({
  lookedAt: z.string(),
  /** Good looks in a row. */
  good: z.number(),
  /** Of the newest look. */
  faults: z.array(faultSchema),
  /** Names of directors that could not be asked, or could not try. */
  unasked: z.array(z.string()),
});

export type HealthFault = z.infer<typeof faultSchema>;
export type ServerHealth = z.infer<typeof serverHealthSchema>;

/** What one director saw; null = it could not be asked, which is neither good nor bad. */
export type DirectorLook = { readonly directorName: string; readonly faults: readonly HealthFault[] | null };

/**
 * What is known after one more look. It is good when at least one director could try and none that tried found a fault: a
 * director that is down keeps no server out, and a server that nobody can see does not come in. Whatever is not good begins
 * the count anew, and so does a gap between two looks.
 */
export function advanceHealth(
  before: ServerHealth | null,
  looks: readonly DirectorLook[],
  lookedAt: string,
): ServerHealth {
  const asked = looks.flatMap(({ faults }) => (faults === null ? [] : [faults]));
  const faults = asked.flat();
  const isGood = asked.length > 0 && faults.length === 0;
  const former = before !== null && isFresh(before, Date.parse(lookedAt)) ? before.good : 0;
  return {
    lookedAt,
    good: isGood ? former + 1 : 0,
    faults,
    unasked: looks.flatMap(({ directorName, faults: seen }) => (seen === null ? [directorName] : [])),
  };
}

export function isGoodNow(health: ServerHealth | null, nowMs: number): boolean {
  return health !== null && health.good >= goodLooksNeeded && isFresh(health, nowMs);
}

function isFresh({ lookedAt }: ServerHealth, nowMs: number): boolean {
  return nowMs - Date.parse(lookedAt) <= freshLookMs;
}
