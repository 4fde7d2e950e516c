import { z } from "zod";
import { idSchema } from "./resources/common";

/** Path parameters of one applied state of a cluster. */
export const revisionParams = z.object({ id: idSchema, number: z.coerce.number().int().min(1).max(2_147_483_647) });
