import { z } from "zod";
import { defineJob } from "./define-job";

/** Carries out one operation of any kind. A further attempt finds the operation claimed or finished and does nothing. */
export const operationRun = defineJob({
  name: "operation_run",
  payload: z.object({ operationId: z.uuid() }),
  policy: { maxAttempts: 5, priority: -1 },
});
