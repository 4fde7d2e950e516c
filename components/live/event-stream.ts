import { type LiveEvent, liveEventNames } from "./live-view";
import { retryPauseMs } from "./retry-pause";
import { streamSilenceMs } from "./stream-silence";

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

/** A connection to /api/live, which is opened again after every failure. */
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
    silence = setTimeout(fail, streamSilenceMs);
  }

  function fail(): void {
    disconnect();
    retry = setTimeout(connect, retryPauseMs(failures));
    failures += 1;
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
