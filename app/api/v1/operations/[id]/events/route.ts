import { idParams } from "@/lib/api/id-params";
import { operationStream } from "@/lib/api/operation-stream";
import { route } from "@/lib/api/route";
import { readOperation } from "@/lib/desired/load-operation";

/** GET /operations/{id}/events: its log as server-sent events, resumed by Last-Event-ID. */
export const GET = route({
  permission: "operation.read",
  // A stream would outlive the token that opened it.
  tokens: "never",
  params: idParams,
  async handle({ services: { database, log }, params: { id }, request }) {
    await readOperation(database.prisma, id);
    const lastEventId = request.headers.get("last-event-id") ?? "";
    const body = operationStream(database, {
      operationId: id,
      after: /^\d{1,18}$/.test(lastEventId) ? BigInt(lastEventId) : 0n,
      signal: request.signal,
      onError: (error) => log.error({ err: error, operationId: id }, "operation stream ended early"),
    });
    return new Response(body, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        // no-transform: compression in between would hold events back.
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    });
  },
});
