import { z } from "zod";

/**
 * Flags of a service's scheduler. sh and mh give two of the three numbered flags a name: "-port" hashes the client's port
 * too, "-fallback" chooses another destination instead of dropping when the hashed one takes no connections.
 */
export const schedulerFlags = [
  "flag-1",
  "flag-2",
  "flag-3",
  "sh-port",
  "sh-fallback",
  "mh-port",
  "mh-fallback",
] as const;
export const schedulerFlagSchema = z.enum(schedulerFlags);
export type SchedulerFlag = z.infer<typeof schedulerFlagSchema>;
