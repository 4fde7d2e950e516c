import type { RunItem } from "@/lib/model/run/progress";
import type { RunScript } from "@/lib/model/run/script";
import { capacityWithout } from "./capacity";
import { isSettled } from "./item-moves";
import type { ServiceFacts } from "./model";

/** Whether the item at `index`, which waits, may begin. */
export function isTurn(
  script: RunScript,
  items: readonly RunItem[],
  index: number,
  services: readonly ServiceFacts[],
): boolean {
  const item = items[index];
  if (item === undefined) return false;
  switch (script.kind) {
    case "ramp":
      return true;
    case "bulk":
      return script.onFailure === "continue" || items.slice(0, index).every(isInForce);
    case "rolling":
      return (
        items.every(
          ({ batch, phase, ...one }) => phase !== "failed" && (batch >= item.batch || isSettled({ phase, ...one })),
        ) && hasCapacity(item, items, script.minCapacityPercent, services)
      );
  }
}

/** What is drained counts as in force: its connections end by themselves, and nobody has to wait for them. */
function isInForce({ phase }: RunItem): boolean {
  return phase === "draining" || phase === "done";
}

/** With all of the batch out, and not only with the item, so that the second half of a batch never has to wait. */
function hasCapacity(
  { batch }: RunItem,
  items: readonly RunItem[],
  minPercent: number,
  services: readonly ServiceFacts[],
): boolean {
  const out = items.filter((item) => item.batch === batch || item.out).flatMap(({ destinationIds }) => destinationIds);
  return capacityWithout(services, new Set(out)).every(({ percent }) => percent >= minPercent);
}
