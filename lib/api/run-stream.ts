import type { Database } from "@/lib/db/database";
import { loadRun } from "@/lib/desired/runs/load-run";
import { encodeEvent, encodeRetry } from "@/lib/live/sse";
import { finishedRunStates } from "@/lib/model/run/phase";
import { Bell } from "./bell";

const retryMs = 1_000;
/** A proxy that hears nothing for a minute may cut the stream. */
const heartbeatMs = 15_000;
/** Streams end after this time, so that a person who lost the right to read does not read on for ever. */
const lifeMs = 15 * 60_000;

type Options = {
  readonly runId: string;
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
};

/** The body of GET /runs/{id}/events: the run as event `run` whenever it changed, and the end once it is over. */
export function runStream(database: Database, options: Options): ReadableStream<Uint8Array> {
  const bell = new Bell(options.signal, lifeMs);
  const encoder = new TextEncoder();
  let open = true;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        if (open) controller.enqueue(encoder.encode(text));
      };
      // The stream is handed out at once and filled as news arrives.
      follow(database, options.runId, bell, send)
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

async function follow(database: Database, runId: string, bell: Bell, send: (text: string) => void): Promise<void> {
  const ring = () => bell.ring();
  const unlisten = await database.listen("signalbox_run", (payload) => payload === runId && ring(), ring);
  const heartbeat = setInterval(() => send(encodeEvent({ event: "heartbeat", data: "{}" })), heartbeatMs);
  try {
    send(encodeRetry(retryMs));
    let shown = "";
    do {
      const run = await loadRun(database.prisma, runId);
      const data = JSON.stringify(run);
      if (data !== shown) send(encodeEvent({ event: "run", data }));
      shown = data;
      if (finishedRunStates.some((state) => state === run.state)) return;
    } while (await bell.next());
  } finally {
    clearInterval(heartbeat);
    await unlisten();
  }
}
