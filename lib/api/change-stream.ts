import type { Channel, Database } from "@/lib/db/database";
import { encodeEvent, encodeRetry } from "@/lib/live/sse";
import { Bell } from "./bell";

const retryMs = 1_000;
/** A proxy that hears nothing for a minute may cut the stream. */
const heartbeatMs = 15_000;
/** Streams end after this time, so that a person who lost the right to read does not read on for ever. */
const lifeMs = 15 * 60_000;

export type StreamOptions = {
  /** Told of on this channel, by this id. */
  readonly channel: Channel;
  readonly id: string;
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
};

/** Takes text of server-sent events. */
export type Send = (text: string) => void;

/**
 * The body of an answer that follows one thing to its end: `look` is called at once and after each notice of it, sends what
 * is new, and says by true that nothing more will come.
 */
export function changeStream(
  database: Database,
  options: StreamOptions,
  look: (send: Send) => Promise<boolean>,
): ReadableStream<Uint8Array> {
  const bell = new Bell(options.signal, lifeMs);
  const encoder = new TextEncoder();
  let open = true;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        if (open) controller.enqueue(encoder.encode(text));
      };
      // The stream is handed out at once and filled as news arrives.
      follow(database, options, bell, send, look)
        .catch(options.onError)
        .finally(() => {
          bell.close();
          if (open) controller.close();
        });
    },
    cancel() {
      open = false;
      bell.close();
    },
  });
}

async function follow(
  database: Database,
  { channel, id }: StreamOptions,
  bell: Bell,
  send: Send,
  look: (send: Send) => Promise<boolean>,
): Promise<void> {
  const ring = () => bell.ring();
  const unlisten = await database.listen(channel, (payload) => payload === id && ring(), ring);
  const heartbeat = setInterval(() => send(encodeEvent({ event: "heartbeat", data: "{}" })), heartbeatMs);
  try {
    send(encodeRetry(retryMs));
    do {
      if (await look(send)) return;
    } while (await bell.next());
  } finally {
    clearInterval(heartbeat);
    await unlisten();
  }
}
