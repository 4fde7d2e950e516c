import type { Database } from "@/lib/db/database";
import { loadOperationEvents, readOperation } from "@/lib/desired/load-operation";
import { encodeEvent, encodeRetry } from "@/lib/live/sse";
import { Bell } from "./bell";
import { finishedStates } from "./resources/operation";

const retryMs = 1_000;
const pageSize = 500;
/** A proxy that hears nothing for a minute may cut the stream. */
const heartbeatMs = 15_000;
/** Streams end after this time, so that a person who lost the right to read does not read on for ever. */
const lifeMs = 15 * 60_000;

/**
 * The body of GET /operations/{id}/events: every log line after `after` as event `log` (its id resumes the stream), the
 * operation as event `operation` whenever it changed, and the end once it is finished and all lines were sent.
 */
export function operationStream(
  database: Database,
  options: { operationId: string; after: bigint; signal: AbortSignal; onError: (error: unknown) => void },
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
      follow(database, options, bell, send)
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
  { operationId, after }: { operationId: string; after: bigint },
  bell: Bell,
  send: (text: string) => void,
): Promise<void> {
  const ring = () => bell.ring();
  const unlisten = await database.listen("signalbox_operation", (payload) => payload === operationId && ring(), ring);
  const heartbeat = setInterval(() => send(encodeEvent({ event: "heartbeat", data: "{}" })), heartbeatMs);
  try {
    send(encodeRetry(retryMs));
    let sent = after;
    let shown = "";
    do {
      // Read before the lines: once the operation is finished, no line is added to it.
      const operation = await readOperation(database.prisma, operationId);
      sent = await sendLines(database, operationId, sent, send);
      const data = JSON.stringify(operation);
      if (data !== shown) send(encodeEvent({ event: "operation", data }));
      shown = data;
      if (finishedStates.some((state) => state === operation.state)) return;
    } while (await bell.next());
  } finally {
    clearInterval(heartbeat);
    await unlisten();
  }
}

async function sendLines(
  database: Database,
  operationId: string,
  after: bigint,
  send: (text: string) => void,
): Promise<bigint> {
  let sent = after;
  for (;;) {
    const lines = await loadOperationEvents({ database }, { operationId, after: sent, limit: pageSize });
    for (const line of lines) {
      send(encodeEvent({ event: "log", id: line.id, data: JSON.stringify(line) }));
      sent = BigInt(line.id);
    }
    if (lines.length < pageSize) return sent;
  }
}
