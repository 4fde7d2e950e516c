import { z } from "zod";
import { unicastAddressSchema } from "./address";
import { portSchema } from "./atoms";

/**
 * What a service answers on: the packets that IPVS takes for it. One listener may be several services of the kernel, all
 * with the same settings and destinations.
 */
export const protocolSchema = z.enum(["TCP", "UDP", "SCTP"]);

export const familySchema = z.enum(["inet", "inet6"]);

/** 0 = every port, which the kernel takes for persistent services only. */
export const listenPortSchema = z.number().int().min(0, "port.range").max(65535, "port.range");

/** A firewall mark of a packet (`skb->mark`, 32 bits); 0 is what a packet without a mark has. */
export const markSchema = z.number().int().min(1, "mark.range").max(4294967295, "mark.range");

export const addressListenerSchema = z.object({
  kind: z.literal("address"),
  vipId: z.string(),
  protocol: protocolSchema,
  port: listenPortSchema,
});

/** Packets to these ports of a VIP get the mark, by rules of ours on the directors. */
export const markFeedSchema = z.object({
  vipId: z.string(),
  protocol: protocolSchema,
  firstPort: portSchema,
  lastPort: portSchema,
});

export const fwmarkListenerSchema = z.object({
  kind: z.literal("fwmark"),
  mark: markSchema,
  /** Of the clients' packets: the kernel keeps the same mark apart for IPv4 and IPv6. */
  family: familySchema,
  /** Empty = somebody else sets the mark. */
  feeds: z.array(markFeedSchema),
});

export const groupMemberSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("vip"), vipId: z.string(), port: listenPortSchema }),
  /** Consecutive addresses that somebody routes to the directors; none of them is a VIP of the cluster. */
  z.object({
    kind: z.literal("range"),
    address: unicastAddressSchema,
    count: z.number().int().min(2, "range.count").max(256, "range.count"),
    port: listenPortSchema,
  }),
  z.object({ kind: z.literal("fwmark"), mark: markSchema, family: familySchema }),
]);

/** keepalived's `virtual_server_group`: one set of real servers and checks behind several endpoints. */
export const groupListenerSchema = z.object({
  kind: z.literal("group"),
  protocol: protocolSchema,
  members: z.array(groupMemberSchema),
});

export const listenerSchema = z.discriminatedUnion("kind", [
  addressListenerSchema,
  fwmarkListenerSchema,
  groupListenerSchema,
]);

export type Protocol = z.infer<typeof protocolSchema>;
export type MarkFeed = z.infer<typeof markFeedSchema>;
export type GroupMember = z.infer<typeof groupMemberSchema>;
export type Listener = z.infer<typeof listenerSchema>;
export type ListenerKind = Listener["kind"];
