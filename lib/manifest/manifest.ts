import { z } from "zod";
import { unicastAddressSchema } from "@/lib/model/address";
import { nameSchema, portSchema, schedulerSchema, weightSchema } from "@/lib/model/atoms";
import {
  clusterSchema,
  destinationSchema,
  directorSchema,
  realServerSchema,
  serviceSchema,
  vipSchema,
} from "@/lib/model/cluster";
import { groupMemberSchema, listenPortSchema, markFeedSchema, markSchema } from "@/lib/model/listener";
import { pushSettingsSchema } from "@/lib/model/push-settings";
import { vrrpInstanceSchema, vrrpSchema } from "@/lib/model/vrrp";

/**
 * A cluster as people write it down: one document that says all of it, in which things are called by what everybody
 * knows them by instead of by ids. Directors are called by their hosts, VIPs by their addresses, real servers by their
 * names (or addresses, where names repeat), VRRP instances by their virtual router IDs.
 *
 * Objects of its own refuse fields that they do not know; those of the cluster's model let them pass (`unknownFields`).
 */

const vip = unicastAddressSchema;
const virtualRouterId = vrrpSchema.shape.virtualRouterId;

const [, rangeMember, markMember] = groupMemberSchema.options;

export const manifestListenerSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("address"),
    vip,
    protocol: markFeedSchema.shape.protocol.default("TCP"),
    port: listenPortSchema,
  }),
  z.strictObject({
    kind: z.literal("fwmark"),
    mark: markSchema,
    family: markMember.shape.family.default("inet"),
    feeds: z
      .array(
        z.strictObject({
          vip,
          protocol: markFeedSchema.shape.protocol.default("TCP"),
          firstPort: portSchema,
          lastPort: portSchema,
        }),
      )
      .default([]),
  }),
  z.strictObject({
    kind: z.literal("group"),
    protocol: markFeedSchema.shape.protocol.default("TCP"),
    members: z.array(
      z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("vip"), vip, port: listenPortSchema }),
        rangeMember,
        markMember,
      ]),
    ),
  }),
]);

const instanceDirectorSchema = z
  .strictObject({ host: nameSchema })
  .extend(vrrpInstanceSchema.shape.directors.unwrap().element.omit({ directorId: true }).shape);

export const manifestInstanceSchema = z
  .strictObject(vrrpInstanceSchema.omit({ id: true, directors: true }).shape)
  .extend({ directors: z.array(instanceDirectorSchema).default([]) });

export const manifestDirectorSchema = z
  .strictObject({ host: nameSchema })
  .extend(directorSchema.pick({ address: true, interface: true, priority: true }).shape);

export const manifestVipSchema = z.strictObject({
  address: vip,
  /** Absent = 32 or 128, by the address's family. */
  prefixLength: vipSchema.shape.prefixLength.optional(),
  /** Virtual router ID; null = the cluster's own VRRP instance. */
  vrrpInstance: virtualRouterId.nullable().default(null),
});

export const manifestRealServerSchema = z
  .strictObject(realServerSchema.omit({ id: true, hostId: true }).shape)
  // Null = somebody else sets it up.
  .extend({ host: nameSchema.nullable().default(null) });

export const manifestDestinationSchema = z
  .strictObject({ realServer: nameSchema })
  .extend(destinationSchema.omit({ id: true, realServerId: true, hold: true }).shape)
  .extend({
    /** Absent = the service's. */
    port: listenPortSchema.optional(),
    forwarding: destinationSchema.shape.forwarding.default("dr"),
    /** While it is held out of service: what it comes back with. */
    weight: weightSchema.default(1),
    upperThreshold: destinationSchema.shape.upperThreshold.default(0),
    lowerThreshold: destinationSchema.shape.lowerThreshold.default(0),
  });

export const manifestServiceSchema = z
  .strictObject({ name: nameSchema, listener: manifestListenerSchema })
  .extend(serviceSchema.omit({ id: true, listener: true, destinations: true }).shape)
  .extend({
    scheduler: schedulerSchema.default("wlc"),
    persistence: serviceSchema.shape.persistence.default(null),
    destinations: z.array(manifestDestinationSchema).default([]),
  });

export const manifestSchema = z.strictObject({
  apiVersion: z.literal("signalbox/v1"),
  kind: z.literal("Cluster"),
  name: nameSchema,
  description: z.string().trim().max(2000, "description.too_long").default(""),
  engine: clusterSchema.shape.engine,
  push: pushSettingsSchema.prefault({}),
  vrrp: vrrpSchema.nullable().default(null),
  vrrpInstances: z.array(manifestInstanceSchema).max(32, "vrrp.instances").default([]),
  keepalived: clusterSchema.shape.keepalived,
  ipvs: clusterSchema.shape.ipvs,
  directors: z.array(manifestDirectorSchema).default([]),
  vips: z.array(manifestVipSchema).default([]),
  realServers: z.array(manifestRealServerSchema).default([]),
  services: z.array(manifestServiceSchema).default([]),
});

export type ManifestListener = z.infer<typeof manifestListenerSchema>;
export type ManifestInstance = z.infer<typeof manifestInstanceSchema>;
export type ManifestService = z.infer<typeof manifestServiceSchema>;
export type Manifest = z.infer<typeof manifestSchema>;
