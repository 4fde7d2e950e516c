import { z } from "zod";
import { defineJob } from "./define-job";

/** Deletes one inspection, answered or not. */
export const inspectionForget = defineJob({
  name: "inspection_forget",
  payload: z.object({ inspectionId: z.uuid() }),
  policy: { maxAttempts: 25 },
});
