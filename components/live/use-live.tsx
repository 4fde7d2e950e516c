"use client";

import { createContext, type ReactNode, use, useMemo, useSyncExternalStore } from "react";
import { createLiveStore, emptyView, type LiveStore, type LiveView } from "./live-store";

const LiveContext = createContext<LiveStore | null>(null);

/** Everything below shares one stream of live figures: of one cluster, or of all when `clusterId` is left out. */
export function LiveProvider({ clusterId, children }: { clusterId?: string; children: ReactNode }) {
  const store = useMemo(
    () => createLiveStore(clusterId === undefined ? "/api/live" : `/api/live?cluster=${encodeURIComponent(clusterId)}`),
    [clusterId],
  );
  return <LiveContext value={store}>{children}</LiveContext>;
}

/** What is known now; the component renders again with every sample. */
export function useLive(): LiveView {
  const store = use(LiveContext);
  if (store === null) throw new Error("useLive is used outside of LiveProvider");
  return useSyncExternalStore(store.subscribe, store.view, () => emptyView);
}
