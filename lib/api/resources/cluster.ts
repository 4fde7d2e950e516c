import { z } from "zod";
import { unicastAddressSchema } from "@/lib/model/address";
import { nameSchema, schedulerSchema, thresholdSchema, weightSchema } from "@/lib/model/atoms";
import {
  clusterSchema,
  destinationSchema,
  directorSchema,
  engineSchema,
  forwardingSchema,
  persistenceSchema,
  realServerSchema,
  serviceSchema,
  vipSchema,
} from "@/lib/model/cluster";
import { guardOverrideSchema } from "@/lib/model/guard-override";
import { healthChecksSchema } from "@/lib/model/health-check";
import { holdKindSchema, holdSchema } from "@/lib/model/hold";
import { ipvsSettingsSchema } from "@/lib/model/ipvs-settings";
import { keepalivedSettingsSchema } from "@/lib/model/keepalived-settings";
import { listenerSchema, listenPortSchema, protocolSchema } from "@/lib/model/listener";
import { pushSettingsSchema } from "@/lib/model/push-settings";
import { schedulerFlagSchema } from "@/lib/model/scheduler-flags";
import { tagsSchema } from "@/lib/model/tags";
import { tunnelMtuSchema, tunnelSchema } from "@/lib/model/tunnel";
import { virtualServerOptionsSchema } from "@/lib/model/virtual-server-options";
import { vrrpInstanceSchema, vrrpSchema } from "@/lib/model/vrrp";
import { idSchema, timestampSchema } from "./common";

/** Every part of the desired state carries its own `revision` for If-Match ("rev-N"). */
const revision = { revision: z.number() };

/** What was adopted stays on the server: a file is somebody's own text. */
export const directorResourceSchema = directorSchema
  .omit({ adopted: true, adoptedServices: true })
  .extend({ ...revision, address: z.string(), name: z.string() });
export const vipResourceSchema = vipSchema.extend({ ...revision, address: z.string() });
export const realServerResourceSchema = realServerSchema.extend({
  ...revision,
  address: z.string(),
  natGateway: z.string().nullable(),
});
export const destinationResourceSchema = destinationSchema.extend({
  ...revision,
  realServerName: z.string(),
  address: z.string(),
  /** Weight of the newest applied revision; null = this destination was never applied. */
  appliedWeight: z.number().nullable(),
  /** How it is out of service, and the weight that it comes back with; null = it is in service. */
  hold: holdSchema.nullable(),
  /** Who keeps it out, and why. */
  holds: z.array(
    z.object({
      name: z.string(),
      kind: holdKindSchema,
      reason: z.string(),
      actorName: z.string(),
      createdAt: timestampSchema,
      /** Until when it was to be brought back, and what the panel does then; null = nobody promised. */
      leaseUntil: timestampSchema.nullable(),
      onLeaseEnd: z.enum(["restore", "alarm"]),
      /** When the lease ended without it being brought back. */
      alarmedAt: timestampSchema.nullable(),
    }),
  ),
});
export const serviceResourceSchema = serviceSchema.extend({
  ...revision,
  /** The services of the kernel that it stands for, as in live snapshots: "TCP 10.77.0.100:80", "FWM 7 inet". */
  keys: z.array(z.string()),
  destinations: z.array(destinationResourceSchema),
  /** False while the service exists only as a pending edit. */
  applied: z.boolean(),
});

export const clusterSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  engine: engineSchema,
  directorCount: z.number(),
  vipCount: z.number(),
  serviceCount: z.number(),
  realServerCount: z.number(),
  draftRevision: z.number(),
  appliedRevision: z.number(),
  /** The desired model differs from the newest applied revision's model (compared as values, not by counters). */
  pending: z.boolean(),
  /** In how much its hosts differ from what was applied, without what is ignored; `alarms` of it cannot wait. */
  drift: z.object({ count: z.number(), alarms: z.number() }),
  revision: z.number(),
});

export const clusterResourceSchema = clusterSummarySchema.extend({
  vrrp: vrrpSchema.nullable(),
  vrrpInstances: z.array(vrrpInstanceSchema),
  keepalived: keepalivedSettingsSchema,
  ipvs: ipvsSettingsSchema,
  push: pushSettingsSchema,
  directors: z.array(directorResourceSchema),
  vips: z.array(vipResourceSchema),
  realServers: z.array(realServerResourceSchema),
  services: z.array(serviceResourceSchema),
});

export const createClusterSchema = z.object({
  name: nameSchema,
  description: z.string().trim().max(2000, "description.too_long").default(""),
  engine: engineSchema,
  vrrp: vrrpSchema.nullable().default(null),
  vrrpInstances: clusterSchema.shape.vrrpInstances,
  keepalived: keepalivedSettingsSchema.prefault({}),
  ipvs: ipvsSettingsSchema.prefault({}),
  push: pushSettingsSchema.prefault({}),
});
export const updateClusterSchema = z.object({
  name: nameSchema.optional(),
  description: z.string().trim().max(2000, "description.too_long").optional(),
  vrrp: vrrpSchema.nullable().optional(),
  vrrpInstances: z.array(vrrpInstanceSchema).max(32, "vrrp.instances").optional(),
  keepalived: keepalivedSettingsSchema.optional(),
  ipvs: ipvsSettingsSchema.optional(),
  push: pushSettingsSchema.optional(),
});

/** POST /clusters/{id}/vrrp-secrets. Absent = a random password; nobody is told it in either case. */
export const createVrrpSecretSchema = z.object({
  password: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,8}$/, "vrrp.password")
    .optional(),
});

export const createDirectorSchema = directorSchema
  .omit({ id: true, name: true, adopted: true, adoptedServices: true })
  .extend({ hostId: idSchema });
export const updateDirectorSchema = createDirectorSchema.omit({ hostId: true }).partial();

/** prefixLength absent = 32 or 128 by the address's family. */
export const createVipSchema = z.object({
  address: unicastAddressSchema,
  prefixLength: vipSchema.shape.prefixLength.optional(),
  vrrpInstanceId: idSchema.nullable().optional(),
});
export const updateVipSchema = createVipSchema.partial();

export const createRealServerSchema = z.object({
  name: nameSchema,
  address: unicastAddressSchema,
  hostId: idSchema.nullable().default(null),
  /** Default gateway to set for NAT; null = only look at what is there. */
  natGateway: unicastAddressSchema.nullable().default(null),
  /** MTU of the way that tunnelled packets take; null = segments of clients are left as they are. */
  tunnelMtu: tunnelMtuSchema.nullable().default(null),
  tags: tagsSchema.default([]),
});
export const updateRealServerSchema = z.object({
  name: nameSchema.optional(),
  address: unicastAddressSchema.optional(),
  hostId: idSchema.nullable().optional(),
  natGateway: unicastAddressSchema.nullable().optional(),
  tunnelMtu: tunnelMtuSchema.nullable().optional(),
  /** All of them. */
  tags: tagsSchema.optional(),
});

export const createDestinationSchema = z.object({
  realServerId: idSchema,
  /** Absent = the service's port (required by DR and TUN: they cannot map ports). */
  port: listenPortSchema.optional(),
  forwarding: forwardingSchema.default("dr"),
  tunnel: tunnelSchema.nullable().default(null),
  weight: weightSchema.default(1),
  upperThreshold: thresholdSchema.default(0),
  lowerThreshold: thresholdSchema.default(0),
  healthChecks: healthChecksSchema.nullable().default(null),
});
/**
 * PATCH /destinations/{id}. `weight` of an applied destination goes to the directors at once (202 + Operation, the short
 * path); everything else, and the weight of a destination that was never applied, is a pending edit (200).
 */
export const updateDestinationSchema = z.object({
  forwarding: forwardingSchema.optional(),
  tunnel: tunnelSchema.nullable().optional(),
  weight: weightSchema.optional(),
  upperThreshold: thresholdSchema.optional(),
  lowerThreshold: thresholdSchema.optional(),
  healthChecks: healthChecksSchema.nullable().optional(),
  /** Guards that may forbid this weight without stopping it, and why: needs the right to override. */
  override: guardOverrideSchema.optional(),
});

/** Said along with the faults of other fields. */
function missing(field: string) {
  return { path: [field], message: "value.required", when: ({ value }: { value: unknown }) => value instanceof Object };
}

/**
 * What a service listens on is `listener`, or in short `vipId`, `port` and `protocol` (TCP) for one port of one VIP.
 */
export const createServiceSchema = z
  .object({
    name: nameSchema,
    listener: listenerSchema.optional(),
    vipId: idSchema.optional(),
    protocol: protocolSchema.optional(),
    port: listenPortSchema.optional(),
    scheduler: schedulerSchema.default("wlc"),
    schedulerFlags: z.array(schedulerFlagSchema).default([]),
    onePacket: z.boolean().default(false),
    persistence: persistenceSchema.nullable().default(null),
    healthChecks: healthChecksSchema.default([]),
    keepalived: virtualServerOptionsSchema.prefault({}),
    /** May be created along with the service; nothing is saved unless all of it is valid. */
    destinations: z.array(createDestinationSchema).default([]),
  })
  .refine(({ listener, vipId }) => listener !== undefined || vipId !== undefined, missing("vipId"))
  .refine(({ listener, port }) => listener !== undefined || port !== undefined, missing("port"))
  .refine(({ listener, vipId, protocol, port }) => !listener || (!vipId && !protocol && port === undefined), {
    path: ["listener"],
    message: "service.listener_twice",
  });
export const updateServiceSchema = z.object({
  name: nameSchema.optional(),
  scheduler: schedulerSchema.optional(),
  schedulerFlags: z.array(schedulerFlagSchema).optional(),
  onePacket: z.boolean().optional(),
  persistence: persistenceSchema.nullable().optional(),
  healthChecks: healthChecksSchema.optional(),
  keepalived: virtualServerOptionsSchema.optional(),
});

export const clusterRevisionResourceSchema = z.object({
  number: z.number(),
  actorName: z.string(),
  reason: z.string(),
  operationId: z.string().nullable(),
  createdAt: timestampSchema,
});

/** GET /clusters/{id}/revisions/{number}?against=N: the files that differ, as unified diffs. */
export const revisionComparisonSchema = clusterRevisionResourceSchema.extend({
  against: z.number(),
  hosts: z.array(
    z.object({
      hostId: z.string(),
      /** Null = the panel does not have this host any more. */
      name: z.string().nullable(),
      files: z.array(z.object({ path: z.string(), diff: z.string() })),
    }),
  ),
});

export type RevisionComparison = z.infer<typeof revisionComparisonSchema>;
export type DirectorResource = z.infer<typeof directorResourceSchema>;
export type VipResource = z.infer<typeof vipResourceSchema>;
export type RealServerResource = z.infer<typeof realServerResourceSchema>;
export type DestinationResource = z.infer<typeof destinationResourceSchema>;
export type ServiceResource = z.infer<typeof serviceResourceSchema>;
export type ClusterSummary = z.infer<typeof clusterSummarySchema>;
export type ClusterResource = z.infer<typeof clusterResourceSchema>;
