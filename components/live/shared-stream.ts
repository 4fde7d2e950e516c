import { z } from "zod";
import { createEventStream, type EventStream, type StreamListener } from "./event-stream";
import { type LiveEvent, liveEventNames } from "./live-view";
import { streamSilenceMs } from "./stream-silence";

const messageSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("event"), event: z.object({ name: z.enum(liveEventNames), data: z.string() }) }),
  z.object({ kind: z.literal("interrupted") }),
  /** From a page that knows nothing yet. */
  z.object({ kind: z.literal("asked") }),
  /** The leader's page lives, whatever becomes of its connection. */
  z.object({ kind: z.literal("leading") }),
]);
type Message = z.infer<typeof messageSchema>;

/** What a leader tells a page that has just been opened. */
type Whole = () => readonly LiveEvent[];

const beatMs = 5_000;

/**
 * One connection for all pages of a browser, which over HTTP/1.1 has six for everything. The page that holds a lock leads: it keeps
 * the connection and passes on what comes. When it is closed, the browser gives the lock to the next. A leader that has fallen
 * silent (a page that the system froze) loses the lock to who notices first. One whose server is away still says that it leads,
 * so that its pauses between attempts are not cut short by the other pages.
 *
 * Locks exist on HTTPS and on this machine only; elsewhere each page has a connection of its own.
 */
export function createSharedStream(url: string, listener: StreamListener, whole: Whole): EventStream {
  if (typeof navigator.locks === "undefined") return createEventStream(url, listener);
  const name = `signalbox ${url}`;
  let channel: BroadcastChannel | null = null;
  let waiting = new AbortController();
  let leave: (() => void) | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let beat: ReturnType<typeof setInterval> | undefined;

  const stream = createEventStream(url, {
    onEvent: (event) => {
      listener.onEvent(event);
      tell({ kind: "event", event });
    },
    onInterrupted: () => {
      listener.onInterrupted();
      tell({ kind: "interrupted" });
    },
  });

  function tell(message: Message): void {
    channel?.postMessage(message);
  }

  function hear({ data }: MessageEvent<unknown>): void {
    const message = messageSchema.safeParse(data).data;
    if (message === undefined) return;
    if (leave !== null) {
      if (message.kind === "asked") for (const event of whole()) tell({ kind: "event", event });
      return;
    }
    if (message.kind === "asked") return;
    expectMore();
    if (message.kind === "event") listener.onEvent(message.event);
    else if (message.kind === "interrupted") listener.onInterrupted();
  }

  /** Some chance in it, so that pages do not rob one another in turn. */
  function expectMore(): void {
    clearTimeout(silence);
    const patienceMs = streamSilenceMs * (1 + Math.random() / 4);
    silence = setTimeout(() => {
      listener.onInterrupted();
      follow({ steal: true });
    }, patienceMs);
  }

  /** Waits for its turn to lead; `steal` takes it from a leader that says nothing. */
  function follow(how: { readonly steal?: true }): void {
    waiting.abort();
    const attempt = new AbortController();
    waiting = attempt;
    expectMore();
    tell({ kind: "asked" });
    const options: LockOptions = how.steal === true ? { steal: true } : { signal: attempt.signal };
    navigator.locks
      .request(name, options, () => lead(attempt.signal))
      .catch(() => {
        // Robbed of the lock: whoever has it now speaks. Otherwise this wait was given up, for another or for good.
        if (attempt !== waiting || leave === null) return;
        stopLeading();
        follow({});
      });
  }

  /** Holds the lock until it leaves. A turn that was given up comes all the same if it was on its way. */
  function lead(givenUp: AbortSignal): Promise<void> {
    if (givenUp.aborted) return Promise.resolve();
    clearTimeout(silence);
    return new Promise((resolve) => {
      leave = resolve;
      beat = setInterval(() => tell({ kind: "leading" }), beatMs);
      stream.open();
    });
  }

  function stopLeading(): void {
    clearInterval(beat);
    stream.close();
    leave?.();
    leave = null;
  }

  return {
    open() {
      channel = new BroadcastChannel(name);
      channel.addEventListener("message", hear);
      follow({});
    },
    close() {
      clearTimeout(silence);
      channel?.close();
      channel = null;
      waiting.abort();
      stopLeading();
    },
    restart() {
      if (leave === null) tell({ kind: "asked" });
      else stream.restart();
    },
  };
}
