import type { Scheduler } from "@/lib/model/atoms";
import type { SchedulerFlag } from "@/lib/model/scheduler-flags";

/** The flags that mean something to a scheduler; the kernel takes and ignores them with every other. */
export function flagsOf(scheduler: Scheduler): readonly SchedulerFlag[] {
  if (scheduler === "sh") return ["sh-port", "sh-fallback"];
  return scheduler === "mh" ? ["mh-port", "mh-fallback"] : [];
}
