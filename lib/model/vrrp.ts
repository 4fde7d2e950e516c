import { z } from "zod";
import { interfaceSchema } from "./atoms";
import { commandSchema } from "./command";
import { vrrpTrackerSchema } from "./vrrp-tracker";

const garpCount = z.number().int().min(0, "vrrp.garp").max(100, "vrrp.garp");
const garpSec = z.number().int().min(0, "vrrp.garp").max(86_400, "vrrp.garp");

/** How a new master tells the segment where the VIPs are now (gratuitous ARP, unsolicited neighbour advertisements). */
export const garpSchema = z.object({
  /** A second round after so many seconds; 0 = none. */
  delaySec: garpSec.default(5),
  repeat: garpCount.min(1, "vrrp.garp").default(5),
  /** Again every so many seconds while master; 0 = never. */
  refreshSec: garpSec.default(0),
  refreshRepeat: garpCount.min(1, "vrrp.garp").default(1),
});

/**
 * The password of VRRP version 2, which hosts of the segment can read: it keeps misconfigured routers apart, not
 * attackers. The password itself is in nobody's model: `secretId` names it, and `sha256` is of the file it has on the
 * directors.
 */
export const vrrpAuthenticationSchema = z.object({
  secretId: z.uuid("vrrp.secret"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "vrrp.secret"),
});

/** A VRRP instance: VIPs that move together between the directors, and how it is decided who holds them. */
export const vrrpSchema = z.object({
  /** 1..255 (RFC 5798), unique on the segment. */
  virtualRouterId: z.number().int().min(1, "vrid.range").max(255, "vrid.range"),
  /** VRRP version 2 takes whole seconds only. */
  advertIntervalSec: z.number().int().min(1, "advert.range").max(255, "advert.range").default(1),
  /** Null = 3 for IPv6, 2 for IPv4. */
  version: z
    .union([z.literal(2), z.literal(3)])
    .nullable()
    .default(null),
  /** Adverts go from director to director, or to VRRP's multicast group. */
  transport: z.enum(["unicast", "multicast"]).default("unicast"),
  /**
   * VIPs answer from the virtual router's own MAC address (00:00:5e:00:01:ID, RFC 5798 7.3), on an interface that keepalived
   * makes for it, so that a failover changes nothing in the neighbours' caches.
   */
  useVmac: z.boolean().default(false),
  /** Adverts leave by the interface itself nevertheless. Unicast has to, so there it makes no difference. */
  vmacXmitBase: z.boolean().default(false),
  /** How the password is used: in clear, or for the authentication header of IPsec (RFC 2338 5.3.6). */
  authenticationType: z.enum(["PASS", "AH"]).default("PASS"),
  /** True: the director with the higher priority takes the VIPs back when it returns. */
  preempt: z.boolean().default(true),
  /** It waits so long before it does. */
  preemptDelaySec: z.number().int().min(0, "vrrp.preempt_delay").max(1000, "vrrp.preempt_delay").default(0),
  /** Null = keepalived's: 5 at once, 5 after 5 s. */
  garp: garpSchema.nullable().default(null),
  authentication: vrrpAuthenticationSchema.nullable().default(null),
  trackers: z.array(vrrpTrackerSchema).max(16, "vrrp.trackers").default([]),
  /** Instances with the same number move together; null = on its own. */
  syncGroup: z.number().int().min(1, "vrrp.sync_group").max(255, "vrrp.sync_group").nullable().default(null),
  /** Run on a director when it enters the state. */
  notifyMaster: commandSchema.nullable().default(null),
  notifyBackup: commandSchema.nullable().default(null),
  notifyFault: commandSchema.nullable().default(null),
  notifyStop: commandSchema.nullable().default(null),
  /** Mail on changes of state. */
  smtpAlert: z.boolean().default(false),
});

/** A further instance beside the cluster's own: for VIPs that are to be on another director, or move by themselves. */
export const vrrpInstanceSchema = vrrpSchema.extend({
  id: z.uuid("vrrp.instance_id"),
  /** What differs from the directors' own priority and interface. */
  directors: z
    .array(
      z.object({
        directorId: z.string(),
        /** 1..254 as a director's own; null = that. */
        priority: z.number().int().min(1, "priority.range").max(254, "priority.range").nullable().default(null),
        interface: interfaceSchema.nullable().default(null),
      }),
    )
    .default([]),
});

export type Garp = z.infer<typeof garpSchema>;
export type Vrrp = z.infer<typeof vrrpSchema>;
export type VrrpInstance = z.infer<typeof vrrpInstanceSchema>;
