import { z } from "zod";
import { route } from "@/lib/api/route";
import { timelineFilterShape, timelineScope } from "@/lib/api/timeline-query";
import { timelineReply } from "@/lib/api/timeline-reply";
import { listTimeline } from "@/lib/desired/timeline/list-timeline";

/** What a spreadsheet still opens at once; a longer time is exported in parts, by `from` and `until`. */
const entriesAtMost = 10_000;

/** GET /timeline/export: the same stream as a file, CSV or JSON. */
export const GET = route({
  permission: "cluster.read",
  tokens: "scoped",
  query: z.object({ ...timelineFilterShape, format: z.enum(["json", "csv"]).default("json") }),
  async handle({ services, actor, query: { format, ...filter }, locale }) {
    const { items } = await listTimeline(services, { ...filter, ...timelineScope(actor), limit: entriesAtMost });
    return await timelineReply(items, { format, locale });
  },
});
