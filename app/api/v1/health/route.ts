import { readHealth } from "@/lib/runtime/health";
import { getServices } from "@/lib/runtime/web";

export const dynamic = "force-dynamic";

/**
 * GET /api/v1/health: open to everybody. 200 while this process can do its work, 503 while the database is away; the
 * body says which. `?live` asks only whether the process answers.
 */
export async function GET(request: Request): Promise<Response> {
  const health = await readHealth(getServices().database);
  const isLiveProbe = new URL(request.url).searchParams.has("live");
  const status = health.ready || isLiveProbe ? 200 : 503;
  return Response.json(health, { status, headers: { "cache-control": "no-store" } });
}
