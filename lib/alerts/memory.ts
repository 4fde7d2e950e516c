import { z } from "zod";

/** What one look leaves for the next one, in AlertWatch. */
export const memorySchema = z.object({
  /** When the last look was, by the database's clock. */
  lookedAtMs: z.number().nullable().default(null),
  /**
   * By director: the newest sample that was there, and when it was first seen there. Samples carry the clock of the worker
   * that took them; how old they are is told by the database's.
   */
  samples: z.record(z.string(), z.object({ sampledAt: z.string(), seenAtMs: z.number() })).default({}),
  /** By VIP: the director that held it last, alone. */
  owners: z.record(z.string(), z.string()).default({}),
  /** When the VIPs were asked for last, and those that did not answer. */
  askedAtMs: z.number().nullable().default(null),
  silentVips: z.array(z.object({ vip: z.string(), holder: z.string(), askedBy: z.string() })).default([]),
});

export type Memory = z.infer<typeof memorySchema>;

/** Nobody looked for so long: what was remembered of samples says nothing of how old they are. */
const gapMs = 20_000;

type Sample = { readonly directorId: string; readonly sampledAt: string };

/** Remembers the samples that are there now. After a gap each of them counts from now. */
export function rememberSamples(memory: Memory, samples: readonly Sample[], nowMs: number): Memory["samples"] {
  const isGap = memory.lookedAtMs === null || nowMs - memory.lookedAtMs > gapMs;
  return Object.fromEntries(
    samples.map(({ directorId, sampledAt }) => {
      const former = memory.samples[directorId];
      const isKnown = !isGap && former?.sampledAt === sampledAt;
      return [directorId, isKnown ? former : { sampledAt, seenAtMs: nowMs }];
    }),
  );
}
