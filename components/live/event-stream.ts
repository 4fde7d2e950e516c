import { type LiveEvent, liveEventNames } from "./live-view";

export type StreamListener = {
  onEvent: (event: LiveEvent) => void;
  /** Nothing is heard; it is being tried again. */
  onInterrupted: () => void;
};

/** Live events from wherever they come. It may be opened again after it was closed. */
export interface EventStream {
  open(): void;
  close(): void;
  /** What came has a gap: everything is to come anew. */
  restart(): void;
}

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/** A stream that says nothing for three heartbeats is dead, whatever the browser believes of it. */
export const silenceMs = 16_000;

/**
 * A connection to /api/live. It is opened again after every failure with growing pauses and some chance in them, so that a
 * restarted server is not met by all browsers at once.
 */
export function createEventStream(url: string, { onEvent, onInterrupted }: StreamListener): EventStream {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  function connect(): void {
    disconnect();
    const opened = new EventSource(url);
    source = opened;
    heard();
    for (const name of liveEventNames) {
      opened.addEventListener(name, (event: MessageEvent<string>) => {
        heard();
        if (name === "hello") failures = 0;
        onEvent({ name, data: event.data });
      });
    }
    opened.addEventListener("error", fail);
  }

  function heard(): void {
    clearTimeout(silence);
    silence = setTimeout(fail, silenceMs);
  }

  function fail(): void {
    disconnect();
    const pauseMs = Math.min(firstRetryMs * 2 ** failures, longestRetryMs);
    failures += 1;
    retry = setTimeout(connect, pauseMs * (0.5 + Math.random() / 2));
    onInterrupted();
  }

  function disconnect(): void {
    clearTimeout(retry);
    clearTimeout(silence);
    source?.close();
    source = null;
  }

  return {
    open() {
      failures = 0;
      connect();
    },
    close: disconnect,
    restart: fail,
  };
}
