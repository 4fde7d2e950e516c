import { z } from "zod";

/** How old a sample may be that still counts: three periods of the collector. */
export const freshSampleMs = 6_000;

/** So many fresh samples of a director in a row without a connection, and it is drained there. */
export const samplesWithout = 3;

const directorSchema = z.object({
  directorId: z.string(),
  name: z.string(),
  /** Of the newest sample that was looked at, as ISO 8601; null = none since the weight is in force. */
  sampledAt: z.string().nullable(),
  /** False = there is no fresh sample: its connections are not known, which is not 0. */
  fresh: z.boolean(),
  active: z.number(),
  inactive: z.number(),
  /** Clients that are kept with what is drained; null = none are kept, or they were not counted. */
  templates: z.number().nullable().default(null),
  /** Fresh samples in a row without an active connection. */
  samplesWithout: z.number(),
});

/** What the directors show of the destinations that an operation drains, all of them together. */
export const drainProgressSchema = z.object({
  /** Since when the weights are in force on all directors; older samples say nothing. */
  since: z.string(),
  directors: z.array(directorSchema),
});

export type DrainProgress = z.infer<typeof drainProgressSchema>;

/** The newest sample of one director, with the connections of what is drained and whether it takes new ones. */
export type DrainSample = {
  readonly directorId: string;
  readonly name: string;
  /** Null = there never was one. */
  readonly sampledAt: string | null;
  readonly ok: boolean;
  readonly active: number;
  readonly inactive: number;
  readonly templates: number | null;
  /** The kernel has a weight above 0 there: somebody else lets it serve. */
  readonly serves: boolean;
};

/**
 * What is known after one more look. A sample counts once. One that is too old, or failed, makes a director unknown and its
 * count begins anew, as it does with a connection or with a weight above 0.
 */
export function advanceDrain(before: DrainProgress, samples: readonly DrainSample[], nowMs: number): DrainProgress {
  const former = new Map(before.directors.map((director) => [director.directorId, director]));
  const sinceMs = Date.parse(before.since);
  return {
    since: before.since,
    directors: samples.map(({ directorId, name, sampledAt, ok, active, inactive, templates, serves }) => {
      const sampledMs = sampledAt === null ? Number.NEGATIVE_INFINITY : Date.parse(sampledAt);
      const old = former.get(directorId);
      if (!ok || sampledMs <= sinceMs || nowMs - sampledMs > freshSampleMs) {
        const { active = 0, inactive = 0, templates = null, sampledAt = null } = old ?? {};
        const known = { active, inactive, templates, sampledAt };
        return { directorId, name, fresh: false, ...known, samplesWithout: 0 };
      }
      const isNew = old?.sampledAt !== sampledAt;
      const without = (old?.samplesWithout ?? 0) + (isNew ? 1 : 0);
      const empty = active === 0 && !serves;
      const figures = { sampledAt, active, inactive, templates };
      return { directorId, name, fresh: true, ...figures, samplesWithout: empty ? without : 0 };
    }),
  };
}

/** Never without directors: nothing known is not drained. */
export function isDrained({ directors }: DrainProgress): boolean {
  return directors.length > 0 && directors.every((director) => director.samplesWithout >= samplesWithout);
}
