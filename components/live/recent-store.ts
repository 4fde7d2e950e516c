import type { LiveStore } from "./live-store";
import { addSample, longestPauseMs, type RecentSample } from "./recent-samples";
import { withOlder } from "./samples-from-history";

/**
 * The last two minutes of a few directors, for pages that draw or count over time. A director is remembered from the
 * moment that a page asks for it, and on until others were asked for: the way back to a page finds its lines drawn.
 */
export interface RecentStore {
  subscribe(onChange: () => void): () => void;
  /** The same value until the next sample of this director. */
  samplesOf(directorId: string): readonly RecentSample[];
  remember(directorId: string): void;
  /** When its samples went on after a pause, such as that of a hidden page, in Unix milliseconds; 0 = without a pause. */
  resumedAt(directorId: string): number;
  /** Puts what history knows before what was heard, and into its pauses. */
  addOlder(directorId: string, samples: readonly RecentSample[]): void;
}

/** A thousand destinations of one director take about 10 MB. */
const rememberedMost = 3;

const nothing: readonly RecentSample[] = [];

export function createRecentStore(live: LiveStore): RecentStore {
  /** Least recently asked for first. */
  const remembered = new Map<string, readonly RecentSample[]>();
  const resumed = new Map<string, number>();
  const subscribers = new Set<() => void>();

  function takeNewest(): void {
    const { snapshots } = live.view();
    for (const [directorId, samples] of remembered) {
      const snapshot = snapshots.get(directorId);
      if (snapshot === undefined) continue;
      const next = addSample(samples, snapshot);
      const [before, newest] = [samples.at(-1), next.at(-1)];
      if (before !== undefined && newest !== undefined && newest.atMs - before.atMs > longestPauseMs)
        resumed.set(directorId, newest.atMs);
      remembered.set(directorId, next);
    }
  }

  return {
    subscribe(onChange) {
      subscribers.add(onChange);
      const unsubscribe = live.subscribe(() => {
        takeNewest();
        onChange();
      });
      return () => {
        subscribers.delete(onChange);
        unsubscribe();
      };
    },
    samplesOf: (directorId) => remembered.get(directorId) ?? nothing,
    remember(directorId) {
      const samples = remembered.get(directorId) ?? nothing;
      remembered.delete(directorId);
      remembered.set(directorId, samples);
      const [oldest] = remembered.keys();
      if (remembered.size > rememberedMost && oldest !== undefined) remembered.delete(oldest);
      takeNewest();
    },
    resumedAt: (directorId) => resumed.get(directorId) ?? 0,
    addOlder(directorId, samples) {
      const known = remembered.get(directorId);
      if (known === undefined) return;
      remembered.set(directorId, withOlder(known, samples));
      for (const notify of subscribers) notify();
    },
  };
}
