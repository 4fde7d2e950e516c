import { z } from "zod";

const timing = {
  /** Seconds between two checks of one destination. */
  delaySec: z.number().int().min(1, "check.delay").max(3600, "check.delay").default(5),
  /** Seconds until a connection attempt counts as failed. */
  timeoutSec: z.number().int().min(1, "check.timeout").max(60, "check.timeout").default(3),
  /** Further attempts before a destination counts as down. */
  retry: z.number().int().min(0, "check.retry").max(10, "check.retry").default(2),
};

/**
 * How keepalived finds out whether a destination answers. Engine ipvsadm has no checker: there the check is kept in the
 * desired state and reported as having no effect.
 */
export const healthCheckSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("tcp"), ...timing }),
  z.object({
    kind: z.literal("http"),
    ...timing,
    /** Absolute path and query, printable ASCII without white space, quotes, `{`, `}`, `#`, `!`, `$` or `\`. */
    path: z.string().regex(/^\/[A-Za-z0-9\-._~%/?&=+:,;@*()]{0,255}$/, "check.path"),
    statusCode: z.number().int().min(100, "check.status").max(599, "check.status").default(200),
  }),
]);

export type HealthCheck = z.infer<typeof healthCheckSchema>;
