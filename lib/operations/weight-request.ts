import { z } from "zod";
import { weightSchema } from "@/lib/model/atoms";
import type { DesiredCluster } from "@/lib/model/cluster";
import { overrideRequestSchema } from "./override-request";

/** `request` of an operation of kind weight. */
export const weightRequestSchema = overrideRequestSchema.extend({ destinationId: z.string(), weight: weightSchema });

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
