import { z } from "zod";
import { unicastAddressSchema } from "./address";
import { adoptedFileSchema } from "./adopted-file";
import { interfaceSchema, nameSchema, schedulerSchema, thresholdSchema, weightSchema } from "./atoms";
import { healthChecksSchema } from "./health-check";
import { holdSchema } from "./hold";
import { ipvsSettingsSchema } from "./ipvs-settings";
import { keepalivedSettingsSchema } from "./keepalived-settings";
import { listenerSchema, listenPortSchema } from "./listener";
import { schedulerFlagSchema } from "./scheduler-flags";
import { tagsSchema } from "./tags";
import { tunnelMtuSchema, tunnelSchema } from "./tunnel";
import { virtualServerOptionsSchema } from "./virtual-server-options";
import { vrrpInstanceSchema, vrrpSchema } from "./vrrp";

/**
 * The desired state of one cluster as one value: what Postgres holds in rows, what a revision keeps as JSON, what the
 * planner and the renderers read. Words are those of docs/architecture.md. Cross-field rules are in `checkCluster`.
 */
export const engineSchema = z.enum(["keepalived", "ipvsadm"]);

/**
 * How packets reach a destination. "fullnat" is NAT in the kernel, and the director's own address as the source for the
 * real server, which then needs no route back through the director.
 */
export const forwardingSchema = z.enum(["dr", "nat", "tun", "fullnat"]);

export const directorSchema = z.object({
  id: z.string(),
  hostId: z.string(),
  name: nameSchema,
  /** DIP: its own address on the VIPs' segment; unicast VRRP and nothing else uses it. */
  address: unicastAddressSchema,
  interface: interfaceSchema,
  /** VRRP priority; 255 would mean "owns the address" (RFC 5798 5.2.4) and is not offered. The highest is the preferred master. */
  priority: z.number().int().min(1, "priority.range").max(254, "priority.range"),
  /** The keepalived.conf that it had when it was imported; absent = none was adopted. */
  adopted: adoptedFileSchema.optional(),
  /** Services of its kernel that were imported although no file names them, as `serviceKeyText` has them; absent = none. */
  adoptedServices: z.array(z.string()).optional(),
});

export const vipSchema = z.object({
  id: z.string(),
  address: unicastAddressSchema,
  /** On directors; 32 or 128 unless the segment needs otherwise. Real servers always get the host prefix. */
  prefixLength: z.number().int().min(1, "prefix.range").max(128, "prefix.range"),
  /** Null = the cluster's own VRRP instance. Engine ipvsadm ignores it. */
  vrrpInstanceId: z.string().nullable().default(null),
});

export const realServerSchema = z.object({
  id: z.string(),
  name: nameSchema,
  /** RIP */
  address: unicastAddressSchema,
  /** Null: address-only; somebody else sets up ARP suppression there. */
  hostId: z.string().nullable(),
  /**
   * With NAT, replies must go back through a director. Signalbox makes this address the host's default gateway, or only
   * looks whether one of the directors is (null).
   */
  natGateway: unicastAddressSchema.nullable().default(null),
  /**
   * With tunnels, the MTU of the way from the directors to here: clients are then asked for segments that fit. Null = they
   * are not, and larger packets depend on path MTU discovery.
   */
  tunnelMtu: tunnelMtuSchema.nullable().default(null),
  tags: tagsSchema.default([]),
});

export const persistenceSchema = z.object({
  /** ip_vs: 1..2678400 s (31 days). */
  timeoutSec: z.number().int().min(1, "persistence.range").max(2678400, "persistence.range"),
  /** Clients in the same prefix share a destination; null = each address for itself. */
  prefixLength: z.number().int().min(1, "prefix.range").max(128, "prefix.range").nullable(),
  /** "sip" = by the Call-ID of SIP over UDP, instead of by the client's address. */
  engine: z.enum(["sip"]).nullable().default(null),
});

export const destinationSchema = z.object({
  id: z.string(),
  realServerId: z.string(),
  /** 0 = the port that the client asked for: the only one for listeners that have several or none of their own. */
  port: listenPortSchema,
  forwarding: forwardingSchema,
  /** Null unless forwarding is "tun", where it means plain IP in IP. */
  tunnel: tunnelSchema.nullable().default(null),
  weight: weightSchema,
  upperThreshold: thresholdSchema,
  lowerThreshold: thresholdSchema,
  /** Instead of the service's; null = the service's. */
  healthChecks: healthChecksSchema.nullable().default(null),
  /** While it is out of service, with weight 0; absent = it is in service, whatever its weight. */
  hold: holdSchema.optional(),
});

export const serviceSchema = z.object({
  id: z.string(),
  name: nameSchema,
  listener: listenerSchema,
  scheduler: schedulerSchema,
  schedulerFlags: z.array(schedulerFlagSchema).default([]),
  /** UDP: each packet is scheduled for itself, and no connection is kept. */
  onePacket: z.boolean().default(false),
  persistence: persistenceSchema.nullable(),
  /** Of every destination that has none of its own; [] = destinations count as up. */
  healthChecks: healthChecksSchema.default([]),
  /** Engine keepalived only. */
  keepalived: virtualServerOptionsSchema.prefault({}),
  destinations: z.array(destinationSchema),
});

export const clusterSchema = z.object({
  id: z.string(),
  name: nameSchema,
  engine: engineSchema,
  /** Engine keepalived needs it as soon as there is a VIP; engine ipvsadm ignores it. */
  vrrp: vrrpSchema.nullable(),
  /** Beside it: each holds the VIPs that name it, and the cluster's own all others. */
  vrrpInstances: z.array(vrrpInstanceSchema).max(32, "vrrp.instances").default([]),
  keepalived: keepalivedSettingsSchema.prefault({}),
  ipvs: ipvsSettingsSchema.prefault({}),
  directors: z.array(directorSchema),
  vips: z.array(vipSchema),
  realServers: z.array(realServerSchema),
  services: z.array(serviceSchema),
});

export type Engine = z.infer<typeof engineSchema>;
export type Forwarding = z.infer<typeof forwardingSchema>;
export type DesiredDirector = z.infer<typeof directorSchema>;
export type DesiredVip = z.infer<typeof vipSchema>;
export type DesiredRealServer = z.infer<typeof realServerSchema>;
export type Persistence = z.infer<typeof persistenceSchema>;
export type DesiredDestination = z.infer<typeof destinationSchema>;
export type DesiredService = z.infer<typeof serviceSchema>;
export type DesiredCluster = z.infer<typeof clusterSchema>;
