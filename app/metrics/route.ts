import { z } from "zod";
import { isInScope } from "@/lib/access/token-scope";
import { idSchema } from "@/lib/api/resources/common";
import { route } from "@/lib/api/route";
import { contentTypeOf, formatOf, renderMetrics } from "@/lib/metrics/exposition";
import { loadMetrics } from "@/lib/metrics/load-metrics";
import { AppError } from "@/lib/model/app-error";

/** GET /metrics?cluster=ID: for Prometheus, of that cluster or of all that the token may see. */
export const GET = route({
  permission: "cluster.read",
  tokens: "scoped",
  query: z.object({ cluster: idSchema.optional() }),
  async handle({ services, actor, query, request }) {
    const { token } = actor;
    if (query.cluster !== undefined && token !== undefined && !isInScope(token, { clusterId: query.cluster })) {
      throw new AppError("not_found");
    }
    const clusterIds = query.cluster === undefined ? (token?.clusterIds ?? []) : [query.cluster];
    const hub = await services.liveHub();
    const families = await loadMetrics({ database: services.database, hub, nowMs: Date.now() }, clusterIds);
    const format = formatOf(request.headers.get("accept"));
    return new Response(renderMetrics(families, format), {
      headers: { "content-type": contentTypeOf[format], "cache-control": "no-store" },
    });
  },
});
