import { z } from "zod";
import { unicastAddressSchema } from "./address";
import { dnsNameSchema, portSchema, usernameSchema } from "./atoms";
import { checkUrlSchema } from "./check-url";
import { commandSchema, pathSchema } from "./command";

/** When a check is made, and how often it may fail. */
const timing = {
  /** Seconds between two checks of one destination. */
  delaySec: z.number().int().min(1, "check.delay").max(3600, "check.delay").default(5),
  /** Seconds until an attempt counts as failed. */
  timeoutSec: z.number().int().min(1, "check.timeout").max(60, "check.timeout").default(3),
  /** Further attempts before a destination counts as down. */
  retry: z.number().int().min(0, "check.retry").max(10, "check.retry").default(2),
  delayBeforeRetrySec: z.number().int().min(1, "check.delay").max(3600, "check.delay").default(1),
  /** The first check is made at a random time within so many seconds; null = within `delaySec`. */
  warmupSec: z.number().int().min(0, "check.warmup").max(3600, "check.warmup").nullable().default(null),
};

/** Where the check goes, instead of to the destination's own address and port. */
const connection = {
  connectAddress: unicastAddressSchema.nullable().default(null),
  connectPort: portSchema.nullable().default(null),
  /** The director's address that the check comes from; null = as the director routes. */
  sourceAddress: unicastAddressSchema.nullable().default(null),
};

const web = {
  ...timing,
  ...connection,
  urls: z
    .array(checkUrlSchema)
    .min(1, "check.urls")
    .max(16, "check.urls")
    .default([checkUrlSchema.parse({})]),
  httpVersion: z.enum(["1.0", "1.1"]).nullable().default(null),
};

/** keepalived 2.2 takes a text that ends in the byte ff for a faulty one. */
const hexSchema = z.string().regex(/^([0-9a-f]{2}){0,254}(?!ff)[0-9a-f]{2}$/, "check.hex");

const replyLength = z.number().int().min(0, "check.reply_length").max(65535, "check.reply_length");

const bfdIntervalMs = z.number().int().min(10, "check.bfd_interval").max(10_000, "check.bfd_interval");

const weightFactor = z.number().int().min(-253, "check.weight").max(253, "check.weight");

/**
 * How keepalived finds out whether a destination answers. A destination is up while all of its checks succeed. Engine
 * ipvsadm has no checker: there checks are kept in the desired state and reported as having no effect.
 */
export const healthCheckSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("tcp"), ...timing, ...connection }),
  z.object({ kind: z.literal("http"), ...web }),
  z.object({
    kind: z.literal("https"),
    ...web,
    /** Says the virtual host in the TLS handshake (SNI). */
    serverName: z.boolean().default(false),
  }),
  z.object({ kind: z.literal("smtp"), ...timing, ...connection, heloName: dnsNameSchema.nullable().default(null) }),
  z.object({
    kind: z.literal("dns"),
    ...timing,
    ...connection,
    type: z.enum(["A", "NS", "CNAME", "SOA", "MX", "TXT", "AAAA", "RRSIG", "DNSKEY"]).default("SOA"),
    /** "." is the root. */
    name: z.union([z.literal("."), dnsNameSchema]).default("."),
  }),
  z.object({
    kind: z.literal("udp"),
    ...timing,
    ...connection,
    /** Bytes as pairs of hexadecimal digits; null = zeros. */
    payload: hexSchema.nullable().default(null),
    /** Without it a destination is up unless it refuses by ICMP. */
    requireReply: z.boolean().default(false),
    /** Bytes that the answer must begin with. */
    reply: hexSchema.nullable().default(null),
    minReplyLength: replyLength.default(0),
    maxReplyLength: replyLength.default(255),
  }),
  z.object({ kind: z.literal("ping"), ...timing, ...connection }),
  z.object({
    kind: z.literal("command"),
    ...timing,
    command: commandSchema,
    /** Its exit status sets the weight: 0 = as configured, 1 = down, 2..255 = weight is status minus 2. */
    dynamicWeight: z.boolean().default(false),
    /** Null = that of the cluster's scripts. */
    user: usernameSchema.nullable().default(null),
  }),
  z.object({
    kind: z.literal("file"),
    /** Its text is a number, and whatever writes it there takes destinations out. */
    path: pathSchema,
    /** 0 = down unless the number is 0; otherwise the weight is raised by so many times the number. */
    weight: weightFactor.default(0),
  }),
  z.object({
    kind: z.literal("bfd"),
    /** Both ends speak BFD (RFC 5880) at this pace; the destination must know the director as its neighbour. */
    intervalMs: bfdIntervalMs.default(300),
    multiplier: z.number().int().min(1, "check.bfd_multiplier").max(255, "check.bfd_multiplier").default(5),
  }),
]);

/** All of them must succeed. */
export const healthChecksSchema = z.array(healthCheckSchema).max(8, "check.too_many");

export type HealthCheck = z.infer<typeof healthCheckSchema>;
export type HealthCheckKind = HealthCheck["kind"];
