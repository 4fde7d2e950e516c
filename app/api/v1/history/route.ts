import { isInScope } from "@/lib/access/token-scope";
import { ok } from "@/lib/api/reply";
import { historyQuerySchema } from "@/lib/api/resources/history";
import { route } from "@/lib/api/route";
import { loadHistory } from "@/lib/history/load-history";
import { AppError } from "@/lib/model/app-error";

/** GET /history: the figures of a cluster's directors, services or destinations over a time. */
export const GET = route({
  permission: "cluster.read",
  tokens: "scoped",
  query: historyQuerySchema,
  async handle({ services, actor, query }) {
    if (actor.token !== undefined && !isInScope(actor.token, query)) throw new AppError("not_found");
    const { database, history, env } = services;
    return ok(await loadHistory({ database, history, keep: env.history }, query, new Date()));
  },
});
