import type { Database } from "@/lib/db/database";
import { loadOperationEvents, readOperation } from "@/lib/desired/load-operation";
import { encodeEvent } from "@/lib/live/sse";
import { changeStream, type Send, type StreamOptions } from "./change-stream";
import { finishedStates } from "./resources/operation";

const pageSize = 500;

type Options = Pick<StreamOptions, "signal" | "onError"> & { readonly operationId: string; readonly after: bigint };

/**
 * The body of GET /operations/{id}/events: every log line after `after` as event `log` (its id resumes the stream), the
 * operation as event `operation` whenever it changed, and the end once it is finished and all lines were sent.
 */
export function operationStream(
  database: Database,
  { operationId, after, ...options }: Options,
): ReadableStream<Uint8Array> {
  let sent = after;
  let shown = "";
  return changeStream(database, { ...options, channel: "signalbox_operation", id: operationId }, async (send) => {
    // Read before the lines: once the operation is finished, no line is added to it.
    const operation = await readOperation(database.prisma, operationId);
    sent = await sendLines(database, operationId, sent, send);
    const data = JSON.stringify(operation);
    if (data !== shown) send(encodeEvent({ event: "operation", data }));
    shown = data;
    return finishedStates.some((state) => state === operation.state);
  });
}

async function sendLines(database: Database, operationId: string, after: bigint, send: Send): Promise<bigint> {
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
