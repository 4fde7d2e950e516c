import { z } from "zod";

/**
 * How packets travel to a destination that is forwarded to by tunnel. GUE needs Linux 5.2, GRE and checksums 5.3; both
 * need ipvsadm 1.30 / 1.31. "remote" leaves the inner checksum to the receiver.
 */
export const tunnelSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ipip") }),
  z.object({ kind: z.literal("gre"), checksum: z.enum(["none", "on"]) }),
  z.object({
    kind: z.literal("gue"),
    /** UDP port on which the real server decapsulates. */
    port: z.number().int().min(1, "port.range").max(65535, "port.range"),
    checksum: z.enum(["none", "on", "remote"]),
  }),
]);

/** Of the network that tunnelled packets cross, in bytes: from the least of IPv6 to jumbo frames. */
export const tunnelMtuSchema = z.number().int().min(1280, "tunnel.mtu").max(9216, "tunnel.mtu");

export type Tunnel = Readonly<z.infer<typeof tunnelSchema>>;
