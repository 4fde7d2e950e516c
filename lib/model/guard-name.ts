import { z } from "zod";

/** Everything that guards a push, in the order in which it is shown. A guard that forbids does so with `guard.<name>`. */
export const guardNameSchema = z.enum([
  "last_destination",
  "minimum_available",
  "quorum",
  "deletions",
  "freeze",
  "file_size",
  "vip_in_use",
  "vrid_in_use",
  "director_in_pool",
  "port_mapping",
  "drain",
]);

export type GuardName = z.infer<typeof guardNameSchema>;
