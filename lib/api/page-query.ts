import { z } from "zod";

/** Query parameters of every list that is read page by page. */
export const limitSchema = z.coerce.number().int().min(1, "limit.range").max(200, "limit.range").default(50);
