import type { RunItem } from "@/lib/model/run/progress";
import type { ItemFacts, Push, RunAsk } from "./model";

/** One look at one item. */
export type Look = {
  readonly nowMs: number;
  readonly facts: ItemFacts;
  /** Only then may something be asked for: the run is neither paused nor has it asked for much in this look already. */
  readonly mayAsk: boolean;
  /** Whether it is this item's turn. */
  readonly mayBegin: boolean;
};

/** Where an item is after a look. One that is not to change is the same object. */
export type Looked = { readonly item: RunItem; readonly ask?: RunAsk };

/** Where the newest push is; one that there was nothing to push for has ended. */
export function pushOf(item: Pick<RunItem, "awaits">, { push }: Pick<ItemFacts, "push">): Push {
  if (!item.awaits) return { kind: "ended" };
  return push ?? { kind: "failed", problem: { code: "operation.interrupted", params: {} } };
}
