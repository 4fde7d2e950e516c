import { z } from "zod";
import { defineJob } from "./define-job";

/** Observes a cluster's hosts and fills in one pending plan. A further attempt finds the plan made and does nothing. */
export const planMake = defineJob({
  name: "plan_make",
  payload: z.object({ planId: z.uuid() }),
  policy: { maxAttempts: 5 },
});
