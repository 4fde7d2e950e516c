import { z } from "zod";
import { defineJob } from "./define-job";

/** Looks up on a director what a person asked. A further attempt finds it answered and does nothing. */
export const inspectionAnswer = defineJob({
  name: "inspection_answer",
  payload: z.object({ inspectionId: z.uuid() }),
  policy: { maxAttempts: 2 },
});
