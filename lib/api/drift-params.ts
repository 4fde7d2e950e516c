import { z } from "zod";
import { idSchema } from "./resources/common";

/** Path parameters of one way in which a cluster's host is not as applied. */
export const driftParams = z.object({ id: idSchema, item: idSchema });
