import { z } from "zod";
import { ipvsSysctlsSchema } from "@/lib/model/ipvs-sysctls";

/**
 * The newest sample of one director, as the worker writes it and the browser reads it. Counters are decimal strings
 * (64-bit in the kernel); rates are per second, computed by the worker from two samples, and null while there is no
 * earlier sample to compare with (never 0 for "not known").
 */
export const ratesSchema = z.object({
  connPerSec: z.number(),
  inPktPerSec: z.number(),
  outPktPerSec: z.number(),
  inBytesPerSec: z.number(),
  outBytesPerSec: z.number(),
});

export const countersSchema = z.object({
  connections: z.string(),
  inPackets: z.string(),
  outPackets: z.string(),
  inBytes: z.string(),
  outBytes: z.string(),
});

export const liveDestinationSchema = z.object({
  /** formatEndpoint(address, port) */
  key: z.string(),
  address: z.string(),
  port: z.number(),
  forwarding: z.enum(["dr", "nat", "tun"]),
  weight: z.number(),
  active: z.number(),
  inactive: z.number(),
  /** Persistence templates: clients that are kept with it. Null = its service keeps none, or they were not counted. */
  templates: z.number().nullable().default(null),
  counters: countersSchema,
  rates: ratesSchema.nullable(),
});

export const liveServiceSchema = z.object({
  /** serviceKeyText(key), e.g. "TCP 10.77.0.100:80" or "FWM 7 inet" */
  key: z.string(),
  scheduler: z.string(),
  /** What `ipvsadm -Ln` prints behind the address: "wrr persistent 60 ops". "" = a version that did not say. */
  attributes: z.string().default(""),
  persistenceSec: z.number().nullable(),
  counters: countersSchema,
  rates: ratesSchema.nullable(),
  destinations: z.array(liveDestinationSchema),
});

/**
 * What the sampling of a director has come to since its worker began with it, as Prometheus counts: only ever more, and
 * from 0 again with another worker.
 */
export const pollsSchema = z.object({
  count: z.number(),
  sumSec: z.number(),
  /** Samples that took so many seconds of `pollBucketsSec` at most, each bucket with those before it. */
  buckets: z.array(z.number()),
  /** Attempts that brought none, by the code of the problem. */
  errors: z.record(z.string(), z.number()),
});
export const pollBucketsSec = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** A network interface of the director: bytes and packets on the wire, all of its traffic and not only that of services. */
export const liveInterfaceSchema = z.object({
  name: z.string(),
  counters: z.object({
    inBytes: z.string(),
    outBytes: z.string(),
    inPackets: z.string(),
    outPackets: z.string(),
    errors: z.string(),
    dropped: z.string(),
  }),
  rates: ratesSchema.omit({ connPerSec: true }).nullable(),
});

export const vrrpStateSchema = z.object({
  /** One of the cluster's further instances; null = its own. */
  instanceId: z.string().nullable(),
  /** By the VIPs that it holds: all, some, or none with keepalived running or not. */
  state: z.enum(["master", "partial", "backup", "stopped"]),
});

/** What holds for the whole table. It seldom changes, and is read every two minutes. */
export const kernelSettingsSchema = z.object({
  /** After so many idle seconds a connection is forgotten. */
  timeouts: z.object({ tcpSec: z.number(), tcpFinSec: z.number(), udpSec: z.number() }),
  /** Halves of the connection synchronisation that run. */
  syncDaemons: z.array(z.object({ role: z.enum(["master", "backup"]), interface: z.string(), syncId: z.number() })),
  /** Those of net.ipv4.vs that decide how a drain goes, as the kernel has them. */
  sysctls: ipvsSysctlsSchema.default({}),
});

export const directorSnapshotSchema = z.object({
  directorId: z.string(),
  clusterId: z.string(),
  name: z.string(),
  /** ISO 8601, the worker's clock. Age = now − sampledAt, measured against the server's clock sent with each event. */
  sampledAt: z.string(),
  /** "ok": a whole sample. "failed": the last attempt brought none; the rest is the newest good sample. */
  status: z.enum(["ok", "failed"]),
  /** Why it failed: message key under `errors.` and its parameters. */
  problem: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  /** When the newest good sample was taken (equals sampledAt when ok); null = never. */
  freshAt: z.string().nullable(),
  /** VIPs of the cluster that are on one of its interfaces now. */
  vips: z.array(z.string()),
  keepalivedRunning: z.boolean().nullable(),
  /** Its VRRP instances that have VIPs. */
  vrrp: z.array(vrrpStateSchema).default([]),
  /** Processes that run or wait, over one, five and fifteen minutes; null = not known. */
  load: z.tuple([z.number(), z.number(), z.number()]).nullable().default(null),
  interfaces: z.array(liveInterfaceSchema).default([]),
  /** Null = not known yet. */
  settings: kernelSettingsSchema.nullable().default(null),
  /** What ipvsadm says of the kernel above every listing; null = not known. */
  banner: z.object({ version: z.string(), connectionTableSize: z.number() }).nullable().default(null),
  services: z.array(liveServiceSchema),
  /** Null = a version that did not count wrote this. */
  polls: pollsSchema.nullable().default(null),
});

/**
 * What GET /api/live sends beside `snapshot`: `hello` opens every stream, `heartbeat` comes every 5 s, `gone` tells that a
 * director left the panel. `serverTime` is the clock against which the browser computes the age of every figure; `build`
 * changes with each release.
 */
export const helloSchema = z.object({ serverTime: z.iso.datetime(), build: z.string() });
export const heartbeatSchema = z.object({ serverTime: z.iso.datetime() });
export const goneSchema = z.object({ directorId: z.string() });

export type Rates = z.infer<typeof ratesSchema>;
export type Counters = z.infer<typeof countersSchema>;
export type LiveDestination = z.infer<typeof liveDestinationSchema>;
export type LiveService = z.infer<typeof liveServiceSchema>;
export type KernelSettings = z.infer<typeof kernelSettingsSchema>;
export type LiveInterface = z.infer<typeof liveInterfaceSchema>;
export type VrrpState = z.infer<typeof vrrpStateSchema>;
export type Polls = z.infer<typeof pollsSchema>;
export type DirectorSnapshot = z.infer<typeof directorSnapshotSchema>;
