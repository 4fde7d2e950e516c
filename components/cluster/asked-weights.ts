import { z } from "zod";
import { isFinished } from "@/components/operations/operation-looks";
import type { OperationResource } from "@/lib/api/resources/operation";

/** A weight that somebody asked for lately, and whether it still is on its way. */
export type AskedWeight = { readonly weight: number; readonly isUnderWay: boolean };

const wishSchema = z.object({ destinationId: z.string(), weight: z.number() });
/** Of one destination in short, or of several. */
const requestSchema = z.union([
  wishSchema.transform((wish) => [wish]),
  z.object({ edits: z.array(wishSchema) }).transform(({ edits }) => edits),
]);

/** The cluster as this page knows it may be behind a confirmed operation by one reading. */
const memoryMs = 15_000;

/**
 * Weights asked for by operations that are under way or were confirmed a moment ago, by destination. A director may show
 * such a weight before the page knows it as applied, and that is no drift. The newest operation comes first in the list
 * and wins.
 */
export function askedWeights(
  operations: readonly OperationResource[],
  nowMs: number,
): ReadonlyMap<string, AskedWeight> {
  const oldestFirst = [...operations].reverse();
  return new Map(
    oldestFirst.flatMap((operation): [string, AskedWeight][] => {
      const wishes = operation.kind === "weight" ? requestSchema.safeParse(operation.request).data : undefined;
      if (wishes === undefined || !counts(operation, nowMs)) return [];
      const isUnderWay = isUnderWayIn(operation);
      return wishes.map(({ destinationId, weight }) => [destinationId, { weight, isUnderWay }]);
    }),
  );
}

/** What waits for connections to end is in force. */
function isUnderWayIn({ state }: OperationResource): boolean {
  return !isFinished(state) && state !== "draining";
}

function counts({ state, finishedAt }: OperationResource, nowMs: number): boolean {
  if (!isFinished(state)) return true;
  return state === "confirmed" && finishedAt !== null && nowMs - Date.parse(finishedAt) < memoryMs;
}
