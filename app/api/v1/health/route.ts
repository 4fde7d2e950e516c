import { z } from "zod";
import { openRoute } from "@/lib/api/route";
import { readHealth } from "@/lib/runtime/health";

/**
 * GET /api/v1/health: 200 while this process can do its work, 503 while the database is away; the body says which.
 * `?live` asks only whether the process answers.
 */
export const GET = openRoute({
  query: z.object({ live: z.string().optional() }),
  async handle({ services, query }) {
    const health = await readHealth(services.database);
    const status = health.ready || query.live !== undefined ? 200 : 503;
    return Response.json(health, { status, headers: { "cache-control": "no-store" } });
  },
});
