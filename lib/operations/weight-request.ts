import { z } from "zod";
import { weightSchema } from "@/lib/model/atoms";
import type { DesiredCluster } from "@/lib/model/cluster";
import { percentSchema } from "@/lib/model/guard-settings";
import { holdSchema } from "@/lib/model/hold";
import { overrideRequestSchema } from "./override-request";

/** One destination as it is to be in force. */
const weightEditSchema = z.object({
  destinationId: z.string(),
  weight: weightSchema,
  /** Null = in service. */
  hold: holdSchema.nullable().default(null),
});

export type WeightEdit = z.infer<typeof weightEditSchema>;

/** `request` of an operation of kind weight: of one destination in short, or several, which are pushed together or not at all. */
export const weightRequestSchema = overrideRequestSchema
  .extend({
    destinationId: z.string().optional(),
    weight: weightSchema.optional(),
    edits: z.array(weightEditSchema).default([]),
    /** For how many seconds to wait until no connection is left; null = it is done when the weights are in force. */
    drainLimitSec: z.number().int().nullable().default(null),
    /** As for the guards' setting of this name, where the request asks for more. */
    minAvailablePercent: percentSchema.nullable().default(null),
  })
  .transform(({ destinationId, weight, edits, ...rest }) => {
    const single = destinationId === undefined || weight === undefined ? [] : [{ destinationId, weight, hold: null }];
    return { ...rest, edits: [...single, ...edits] };
  });

/** A model with other weights, by destination id, and nothing else changed. */
export function withWeights(model: DesiredCluster, weights: ReadonlyMap<string, number>): DesiredCluster {
  return {
    ...model,
    services: model.services.map((service) => ({
      ...service,
      destinations: service.destinations.map((destination) => ({
        ...destination,
        weight: weights.get(destination.id) ?? destination.weight,
      })),
    })),
  };
}

/** A model with other weights and holds, and nothing else changed. The last edit of a destination counts. */
export function withEdits(model: DesiredCluster, edits: readonly WeightEdit[]): DesiredCluster {
  const wanted = new Map(edits.map((edit) => [edit.destinationId, edit]));
  return {
    ...model,
    services: model.services.map((service) => ({
      ...service,
      destinations: service.destinations.map(({ hold: held, ...destination }) => {
        const edit = wanted.get(destination.id);
        const hold = edit === undefined ? held : edit.hold;
        return { ...destination, weight: edit?.weight ?? destination.weight, ...(hold != null && { hold }) };
      }),
    })),
  };
}
