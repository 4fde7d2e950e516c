import { z } from "zod";
import { defineJob } from "./define-job";

/** Has a worker look for abandoned operations now instead of at its next round. */
export const operationsRecover = defineJob({
  name: "operations_recover",
  payload: z.object({}),
  policy: { maxAttempts: 5, priority: -1 },
});
