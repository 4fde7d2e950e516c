import { z } from "zod";
import { confirmWithinMinSchema } from "@/lib/model/push-settings";

/** What `POST /plans/{id}/apply` leaves for the worker. */
export const applyRequestSchema = z.object({ confirmWithinMin: confirmWithinMinSchema.nullable().default(null) });
