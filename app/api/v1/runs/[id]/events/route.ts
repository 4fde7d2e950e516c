import { idParams } from "@/lib/api/id-params";
import { route } from "@/lib/api/route";
import { runStream } from "@/lib/api/run-stream";
import { loadRun } from "@/lib/desired/runs/load-run";

/** GET /runs/{id}/events: the run as server-sent event `run` whenever something of it changes, until it is over. */
export const GET = route({
  permission: "operation.read",
  // A stream would outlive the token that opened it.
  tokens: "never",
  params: idParams,
  async handle({ services: { database, log }, params: { id }, request }) {
    await loadRun(database.prisma, id);
    const body = runStream(database, {
      runId: id,
      signal: request.signal,
      onError: (error) => log.error({ err: error, runId: id }, "run stream ended early"),
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
