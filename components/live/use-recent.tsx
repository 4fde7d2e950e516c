"use client";

import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from "react";
import type { LiveStore } from "./live-store";
import type { RecentSample } from "./recent-samples";
import { createRecentStore, type RecentStore } from "./recent-store";

const RecentContext = createContext<RecentStore | null>(null);

const nothing: readonly RecentSample[] = [];

/** Remembers the last minutes of the directors that pages below ask for, from page to page. */
export function RecentProvider({ live, children }: { live: LiveStore; children: ReactNode }) {
  const [store] = useState(() => createRecentStore(live));
  return <RecentContext value={store}>{children}</RecentContext>;
}

/** The last two minutes of one director, oldest first; null = of none. */
export function useRecent(directorId: string | null): {
  readonly samples: readonly RecentSample[];
  /** Another number = the samples have a pause that history may know. */
  readonly resumedAt: number;
  readonly addOlder: RecentStore["addOlder"];
} {
  const store = use(RecentContext);
  if (store === null) throw new Error("useRecent is used outside of RecentProvider");
  useEffect(() => {
    if (directorId !== null) store.remember(directorId);
  }, [store, directorId]);
  const read = (): readonly RecentSample[] => (directorId === null ? nothing : store.samplesOf(directorId));
  const readResumedAt = (): number => (directorId === null ? 0 : store.resumedAt(directorId));
  return {
    samples: useSyncExternalStore(store.subscribe, read, () => nothing),
    resumedAt: useSyncExternalStore(store.subscribe, readResumedAt, () => 0),
    addOlder: store.addOlder,
  };
}
