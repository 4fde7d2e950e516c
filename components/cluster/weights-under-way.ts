import { z } from "zod";
import type { OperationResource } from "@/lib/api/resources/operation";

const weightRequestSchema = z.object({ destinationId: z.string(), weight: z.number() });

/** Weights that operations under way are setting, by destination. The newest operation comes first in the list and wins. */
export function weightsUnderWay(operations: readonly OperationResource[]): ReadonlyMap<string, number> {
  const oldestFirst = [...operations].reverse();
  return new Map(
    oldestFirst.flatMap(({ kind, request }): [string, number][] => {
      const asked = kind === "weight" ? weightRequestSchema.safeParse(request).data : undefined;
      return asked === undefined ? [] : [[asked.destinationId, asked.weight]];
    }),
  );
}
