import { finishedRunStates } from "@/lib/model/run/phase";
import type { RunItem, RunProgress } from "@/lib/model/run/progress";
import type { RunScript } from "@/lib/model/run/script";
import { isTurn } from "./is-turn";
import type { Look, Looked } from "./look";
import { lookAtBulk } from "./look-at-bulk";
import { lookAtLoneRamp } from "./look-at-lone-ramp";
import { lookAtRolling } from "./look-at-rolling";
import type { ItemFacts, RunAsk, RunFacts } from "./model";
import { lookAtPuttingBack } from "./put-back";
import { settleRun } from "./settle-run";

/** As many pushes one look asks for at most, so that its transaction stays short. */
const asksPerLook = 10;

/**
 * One look at a run: what is known of it afterwards, and what is to be done now. It says "asked for" of what it asks, so
 * whoever carries that out records the answers (`recordAnswer`) in the same transaction. Equal input makes equal output: all that is
 * known is in the arguments, `nowMs` is the database's clock.
 */
export function advanceRun(
  script: RunScript,
  progress: RunProgress,
  facts: RunFacts,
  nowMs: number,
): { readonly progress: RunProgress; readonly asks: readonly RunAsk[] } {
  if (finishedRunStates.some((state) => state === progress.state)) return { progress, asks: [] };
  const asks: RunAsk[] = [];
  const items = [...progress.items];
  for (const index of items.keys()) {
    const before = items[index];
    if (before === undefined) continue;
    const { item, ask } = lookOn(before, (present) => {
      const now = items.with(index, present);
      const look: Look = {
        nowMs,
        facts: facts.items.get(present.id) ?? unknown,
        mayAsk: progress.state !== "paused" && asks.length < asksPerLook,
        mayBegin:
          progress.state === "running" && progress.ending === null && isTurn(script, now, index, facts.services),
      };
      return progress.state === "aborting" ? lookAtPuttingBack(present, script, look) : lookAt(present, script, look);
    });
    items[index] = item;
    if (ask !== undefined) asks.push(ask);
  }
  return { progress: settleRun(script, { ...progress, items }, nowMs), asks };
}

const unknown: ItemFacts = { push: null, destinations: [], health: null, activeShare: null };

/** Until nothing more is to be seen, or something has to be done first. */
function lookOn(item: RunItem, look: (item: RunItem) => Looked): Looked {
  const looked = look(item);
  return looked.ask !== undefined || looked.item === item ? looked : lookOn(looked.item, look);
}

function lookAt(item: RunItem, script: RunScript, look: Look): Looked {
  switch (script.kind) {
    case "bulk":
      return lookAtBulk(item, script, look);
    case "ramp":
      return lookAtLoneRamp(item, script, look);
    case "rolling":
      return lookAtRolling(item, script, look);
  }
}
