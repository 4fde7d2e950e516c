import { z } from "zod";
import { interfaceSchema, usernameSchema } from "./atoms";
import { commandSchema, pathSchema } from "./command";

/**
 * 0 = a failure puts the instance into state FAULT, and its VIPs move; otherwise it changes the priority: a negative
 * weight lowers it on failure, a positive one raises it on success.
 */
const weight = z.number().int().min(-253, "tracker.weight").max(253, "tracker.weight").default(0);

const seconds = z.number().int().min(1, "tracker.seconds").max(3600, "tracker.seconds");
const times = z.number().int().min(1, "tracker.times").max(100, "tracker.times");

/** A program's name as in /proc/PID/comm, or its path. */
const processName = z.string().regex(/^\/?[A-Za-z0-9_][\w./+-]{0,254}$/, "tracker.process");

/** Something on a director besides VRRP itself that decides whether it may hold VIPs. */
export const vrrpTrackerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("interface"), interface: interfaceSchema, weight }),
  z.object({
    kind: z.literal("process"),
    process: processName,
    /** So many of them must run. */
    quorum: times.default(1),
    /** A process that is gone for less is not missed. */
    delaySec: z.number().int().min(0, "tracker.seconds").max(3600, "tracker.seconds").default(0),
    weight,
  }),
  z.object({
    kind: z.literal("script"),
    command: commandSchema,
    intervalSec: seconds.default(2),
    timeoutSec: seconds.default(2),
    /** Successes and failures in a row that count. */
    rise: times.default(2),
    fall: times.default(2),
    /** Null = that of the cluster's scripts. */
    user: usernameSchema.nullable().default(null),
    weight,
  }),
  z.object({ kind: z.literal("file"), path: pathSchema, weight }),
]);

export type VrrpTracker = z.infer<typeof vrrpTrackerSchema>;
