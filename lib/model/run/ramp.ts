import { z } from "zod";

/** So many steps a ramp has at most. */
const mostSteps = 50;

const percentSchema = z.number().int().min(1, "ramp.percent").max(100, "ramp.percent");
const rampWeightSchema = z.number().int().min(1, "ramp.weight").max(65535, "ramp.weight");

/** One after another as given, or `steps` of them evenly from `from` to `to`. */
function stepsOf<Value extends z.ZodNumber>(value: Value) {
  return z.union([
    z.array(value).min(1, "ramp.steps").max(mostSteps, "ramp.steps"),
    z.object({ from: value, to: value, steps: z.number().int().min(2, "ramp.steps").max(mostSteps, "ramp.steps") }),
  ]);
}

const pace = {
  /** How long each step is in force before the next. */
  everySec: z.number().int().min(1, "ramp.every").max(86_400, "ramp.every").default(60),
  abortIf: z
    .object({
      /** A director's kernel does not let it serve any more: its checks fail there. */
      unhealthy: z.boolean().default(true),
      /** It has more than so many times the share of a service's active connections that its weight asks for. */
      activeShareOver: z.number().min(1, "ramp.share").max(1000, "ramp.share").nullable().default(null),
    })
    .prefault({}),
};

/**
 * How weights rise, or fall, in steps. In percent of the weight that each destination had: one weight of 1 leaves nothing
 * between, so that every step of it is 1.
 */
export const percentRampSchema = z.object({
  unit: z.literal("percent").default("percent"),
  steps: stepsOf(percentSchema),
  ...pace,
});

/** As `percentRampSchema`, with the weights themselves, the same for every destination of a real server. */
export const weightRampSchema = z.object({ unit: z.literal("weight"), steps: stepsOf(rampWeightSchema), ...pace });

export const rampSchema = z.union([weightRampSchema, percentRampSchema]);

export type PercentRamp = z.output<typeof percentRampSchema>;
export type Ramp = z.output<typeof rampSchema>;
