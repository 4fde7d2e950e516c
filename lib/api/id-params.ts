import { z } from "zod";
import { idSchema } from "./resources/common";

/** Path parameters of everything that lives under /{id}. */
export const idParams = z.object({ id: idSchema });
