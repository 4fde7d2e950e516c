import { serverNowMs, syncServerClock } from "@/lib/client/server-clock";
import type { EventStream } from "./event-stream";
import { emptyView, eventsOf, type LiveEvent, type LiveView, takeEvent } from "./live-view";
import { createSharedStream } from "./shared-stream";

export interface LiveStore {
  subscribe(onChange: () => void): () => void;
  view(): LiveView;
}

/** A hidden page gives its stream back after this time, and takes it up again when somebody looks. */
const hiddenPatienceMs = 60_000;

/** What the stream of live events has told so far; the stream is open while anybody subscribes. */
export function createLiveStore(url: string): LiveStore {
  const subscribers = new Set<() => void>();
  let view = emptyView;
  let isOpen = false;
  let hidden: ReturnType<typeof setTimeout> | undefined;

  const whole = () => (view.connection === "open" ? eventsOf(view, new Date(serverNowMs()).toISOString()) : []);
  /** Made when it is first opened: the server makes stores, too, and has none of what a stream needs. */
  let stream: EventStream | null = null;

  function replace(next: LiveView): void {
    view = next;
    for (const notify of subscribers) notify();
  }

  function take(event: LiveEvent): void {
    const taken = takeEvent(view, event);
    if (taken.kind === "gap") {
      stream?.restart();
      return;
    }
    if (taken.serverTime !== null) syncServerClock(taken.serverTime);
    if (taken.view !== view) replace(taken.view);
  }

  function interrupted(): void {
    replace({ ...view, connection: "interrupted" });
  }

  function setOpen(open: boolean): void {
    if (open === isOpen) return;
    isOpen = open;
    stream ??= createSharedStream(url, { onEvent: take, onInterrupted: interrupted }, whole);
    if (open) stream.open();
    else stream.close();
  }

  function onVisibility(): void {
    clearTimeout(hidden);
    if (document.visibilityState === "hidden") hidden = setTimeout(() => setOpen(false), hiddenPatienceMs);
    else setOpen(true);
  }

  /** A page that the browser keeps for the way back holds neither the stream nor the others up. */
  function onPageHide(): void {
    clearTimeout(hidden);
    setOpen(false);
  }

  function onPageShow(): void {
    setOpen(true);
  }

  return {
    view: () => view,
    subscribe(onChange) {
      subscribers.add(onChange);
      if (subscribers.size === 1) {
        document.addEventListener("visibilitychange", onVisibility);
        window.addEventListener("pagehide", onPageHide);
        window.addEventListener("pageshow", onPageShow);
        setOpen(true);
      }
      return () => {
        subscribers.delete(onChange);
        if (subscribers.size > 0) return;
        document.removeEventListener("visibilitychange", onVisibility);
        window.removeEventListener("pagehide", onPageHide);
        window.removeEventListener("pageshow", onPageShow);
        clearTimeout(hidden);
        setOpen(false);
      };
    },
  };
}
