import { z } from "zod";
import { limitSchema } from "@/lib/api/page-query";
import { okPage } from "@/lib/api/reply";
import { deliveryFilterSchema } from "@/lib/api/resources/channel";
import { idSchema } from "@/lib/api/resources/common";
import { route } from "@/lib/api/route";
import { listDeliveries } from "@/lib/desired/channels/list-deliveries";

/** GET /deliveries: what channels were told, or could not be told (`state=dead`), the newest first. */
export const GET = route({
  permission: "notification.manage",
  query: z.object({ ...deliveryFilterSchema, cursor: idSchema.optional(), limit: limitSchema }),
  async handle({ services, query }) {
    return okPage(await listDeliveries(services, query));
  },
});
