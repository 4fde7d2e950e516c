import type { HoldKind } from "@/lib/model/hold";
import { newRunItem } from "@/lib/model/run/new-run-item";
import type { RunItem, RunProgress } from "@/lib/model/run/progress";
import type { RunScript } from "@/lib/model/run/script";
import { advanceRun } from "@/lib/plan/run/advance-run";
import type { ItemFacts, Push, RunAsk, RunFacts } from "@/lib/plan/run/model";
import { needsLook } from "@/lib/plan/run/needs-look";
import { recordAnswer } from "@/lib/plan/run/record-answer";

const startMs = Date.UTC(2026, 0, 1);

type Destination = { weight: number; own: HoldKind | null; other: boolean; up: boolean };

/** What happens in the world between two looks, by chance. */
export type Chance = {
  /** In this look: the newest operation of every item becomes this. */
  readonly push: Push["kind"];
  /** Which server's checks change. */
  readonly flips: number | null;
  readonly says: "pause" | "continue" | "abort" | "done" | "failed" | "hold" | "lift" | null;
  readonly refuses: boolean;
  readonly passesSec: number;
};

export const calm: Chance = { push: "ended", flips: null, says: null, refuses: false, passesSec: 3 };

/** Servers of one service, each its own item, as a run sees and changes them. */
export class World {
  readonly script: RunScript;
  readonly destinations: Destination[];
  progress: RunProgress;
  nowMs = startMs;
  private pushes = new Map<string, Push>();

  constructor(script: RunScript, weights: readonly number[], batchSize: number) {
    this.script = script;
    this.destinations = weights.map((weight) => ({ weight, own: null, other: false, up: true }));
    const items = weights.map((_, index) =>
      newRunItem(
        {
          id: `item${index}`,
          batch: Math.floor(index / batchSize),
          target: { kind: "realServer", id: `rs${index}`, name: `rs${index}`, clusterId: "c" },
          destinationIds: [`d${index}`],
        },
        startMs,
      ),
    );
    this.progress = { state: "running", ending: null, items };
  }

  facts(): RunFacts {
    const items = this.progress.items.map((item, index) => [item.id, this.itemFacts(item, index)] as const);
    const destinations = this.destinations.map((one, index) => {
      const held = one.own !== null || one.other;
      return { id: `d${index}`, full: one.weight, serving: held || !one.up ? 0 : one.weight };
    });
    return { items: new Map(items), services: [{ id: "s", name: "web", destinations }] };
  }

  /** One look, and what it asks for carried out, unless chance refuses it. */
  step(chance: Chance): readonly RunAsk[] {
    this.nowMs += chance.passesSec * 1000;
    this.happen(chance);
    this.look();
    const { progress, asks } = advanceRun(this.script, this.progress, this.facts(), this.nowMs);
    this.progress = asks.reduce((known, ask) => this.carryOut(known, ask, chance.refuses), progress);
    return asks;
  }

  private itemFacts(item: RunItem, index: number): ItemFacts {
    const one = this.destinations[index];
    if (one === undefined) throw new Error("every item has its destination");
    const isHeld = one.own !== null || one.other;
    const hold = isHeld ? { kind: one.own ?? "drain", weight: one.weight } : null;
    return {
      push: this.pushes.get(item.id) ?? null,
      destinations: [
        { id: `d${index}`, weight: isHeld ? 0 : one.weight, hold, ownHold: one.own, heldByOthers: one.other },
      ],
      health: isHeld ? null : { sampledAt: new Date(this.nowMs).toISOString(), good: one.up },
      activeShare: null,
    };
  }

  /** Directors look at what is to come back. */
  private look(): void {
    const lookedAt = new Date(this.nowMs).toISOString();
    const items = this.progress.items.map((item, index) => {
      if (!needsLook(item, this.progress)) return item;
      const good = this.destinations[index]?.up === true ? (item.looks?.good ?? 0) + 1 : 0;
      return { ...item, looks: { lookedAt, good, faults: [], unasked: [] } };
    });
    this.progress = { ...this.progress, items };
  }

  private happen({ push, flips, says }: Chance): void {
    for (const id of this.pushes.keys()) {
      const problem = { code: "host.unreachable", params: {} };
      this.pushes.set(id, push === "failed" ? { kind: push, problem } : { kind: push });
    }
    const flipped = this.destinations[(flips ?? 0) % this.destinations.length];
    if (flips !== null && flipped !== undefined) flipped.up = !flipped.up;
    if (flipped !== undefined && (says === "hold" || says === "lift")) flipped.other = says === "hold";
    const { state } = this.progress;
    if (says === "pause" && state === "running") this.progress = { ...this.progress, state: "paused" };
    if (says === "continue" && state === "paused") this.progress = { ...this.progress, state: "running" };
    if (says === "abort" && (state === "running" || state === "paused")) {
      this.progress = { ...this.progress, state: "aborting", ending: { state: "aborted", problem: null } };
    }
    if (says === "done" || says === "failed") {
      const items = this.progress.items.map((item) => (item.phase === "hook" ? { ...item, told: says } : item));
      this.progress = { ...this.progress, items };
    }
  }

  private carryOut(progress: RunProgress, ask: RunAsk, refuses: boolean): RunProgress {
    const index = progress.items.findIndex(({ id }) => id === ask.itemId);
    const destination = this.destinations[index];
    if (destination === undefined) throw new Error("every ask is for an item");
    if (refuses) {
      const problem = { code: "guard.forbids", params: {} };
      return recordAnswer(progress, ask, { kind: "refused", problem }, this.nowMs);
    }
    if (ask.kind === "take_out") destination.own = ask.how;
    else destination.weight = ask.weights[`d${index}`] ?? destination.weight;
    if (ask.kind === "bring_back") destination.own = null;
    this.pushes.set(ask.itemId, { kind: "pending" });
    const operationId = `op${progress.items[index]?.operationIds.length ?? 0}`;
    return recordAnswer(progress, ask, { kind: "operation", operationId }, this.nowMs);
  }
}
