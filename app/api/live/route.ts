import { z } from "zod";
import { idSchema } from "@/lib/api/resources/common";
import { route } from "@/lib/api/route";
import { version } from "@/lib/config/version";
import { liveStream } from "@/lib/live/live-stream";

/**
 * GET /api/live?cluster=ID: the newest samples of its directors (or of all) as server-sent events. With `deltas=1` each
 * director comes whole once, and then as what is new.
 */
export const GET = route({
  permission: "cluster.read",
  // A stream would outlive the token that opened it.
  tokens: "never",
  query: z.object({ cluster: idSchema.optional(), deltas: z.literal("1").optional() }),
  async handle({ services, query, request }) {
    const hub = await services.liveHub();
    const body = liveStream(hub, {
      clusterId: query.cluster ?? null,
      signal: request.signal,
      build: version,
      deltas: query.deltas !== undefined,
      clock: () => new Date(),
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
