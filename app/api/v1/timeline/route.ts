import { z } from "zod";
import { limitSchema } from "@/lib/api/page-query";
import { okPage } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { timelineFilterShape, timelineScope } from "@/lib/api/timeline-query";
import { listTimeline, timelineCursorSchema } from "@/lib/desired/timeline/list-timeline";

/** GET /timeline: changes, operations and events as one stream, the newest first. */
export const GET = route({
  permission: "cluster.read",
  tokens: "scoped",
  query: z.object({ ...timelineFilterShape, cursor: timelineCursorSchema.optional(), limit: limitSchema }),
  async handle({ services, actor, query }) {
    return okPage(await listTimeline(services, { ...query, ...timelineScope(actor) }));
  },
});
