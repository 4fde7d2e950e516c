"use client";

import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from "react";
import { createLiveStore, type LiveStore } from "./live-store";
import { emptyView, type LiveView } from "./live-view";
import { RecentProvider } from "./use-recent";

const LiveContext = createContext<LiveStore | null>(null);

/** Everything below shares one stream of live figures, which stays open from page to page. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => createLiveStore("/api/live?deltas=1"));
  // The header's clock ticks from the stream's events on pages without figures, too.
  useEffect(() => store.subscribe(() => undefined), [store]);
  return (
    <LiveContext value={store}>
      <RecentProvider live={store}>{children}</RecentProvider>
    </LiveContext>
  );
}

/** What is known now; the component renders again with every sample. */
export function useLive(): LiveView {
  const store = use(LiveContext);
  if (store === null) throw new Error("useLive is used outside of LiveProvider");
  return useSyncExternalStore(store.subscribe, store.view, () => emptyView);
}
