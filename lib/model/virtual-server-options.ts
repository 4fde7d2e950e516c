import { z } from "zod";
import { localOrUnicastAddressSchema } from "./address";
import { commandSchema } from "./command";
import { listenPortSchema } from "./listener";

/** Serves while no destination does. Its forwarding method is its own. */
export const sorryServerSchema = z.object({
  address: localOrUnicastAddressSchema,
  /** 0 = the port that the client asked for: the only one of a service by firewall mark. */
  port: listenPortSchema,
  forwarding: z.enum(["dr", "nat", "tun"]),
});

/** What keepalived alone knows about a service. Engine ipvsadm ignores it. */
export const virtualServerOptionsSchema = z.object({
  /** Destinations count as down until their first check succeeds. */
  alpha: z.boolean().default(false),
  /** Down notifications are run when keepalived stops. */
  omega: z.boolean().default(false),
  /** Sum of the weights of live destinations that the service needs. */
  quorum: z.number().int().min(1, "quorum.range").max(2147483647, "quorum.range").default(1),
  /** How far the sum must rise above the quorum before it counts as regained, and fall below before it counts as lost. */
  hysteresis: z.number().int().min(0, "quorum.hysteresis").max(2147483647, "quorum.hysteresis").default(0),
  /** A destination that fails its check keeps its place with weight 0 instead of leaving the table. */
  inhibitOnFailure: z.boolean().default(false),
  /** Checks pause while the director does not hold the VIP. */
  haSuspend: z.boolean().default(false),
  sorryServer: sorryServerSchema.nullable().default(null),
  /** The sorry server keeps its place with weight 0 while it does not serve, so that its connections end by themselves. */
  sorryServerInhibit: z.boolean().default(false),
  /** Run on the directors when the quorum is reached, and when it is lost. */
  quorumUp: commandSchema.nullable().default(null),
  quorumDown: commandSchema.nullable().default(null),
  /** Run on the directors for each destination that comes up or goes down. */
  notifyUp: commandSchema.nullable().default(null),
  notifyDown: commandSchema.nullable().default(null),
  /** Mail about the quorum and the destinations; null = as keepalived's settings say for all. */
  smtpAlert: z.boolean().nullable().default(null),
});

export type SorryServer = z.infer<typeof sorryServerSchema>;
export type VirtualServerOptions = z.infer<typeof virtualServerOptionsSchema>;
