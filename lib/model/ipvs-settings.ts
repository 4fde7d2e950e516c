import { z } from "zod";
import { multicastAddressSchema } from "./address";
import { interfaceSchema, portSchema } from "./atoms";
import { ipvsSysctlsSchema } from "./ipvs-sysctls";

const timeoutSec = z.number().int().min(1, "ipvs_timeout.range").max(2678400, "ipvs_timeout.range");

/** How long a connection without traffic stays in the table; the kernel's own are 900, 120 and 300 s. */
export const ipvsTimeoutsSchema = z.object({
  tcpSec: timeoutSec.default(900),
  /** Of TCP connections that are being closed. */
  tcpFinSec: timeoutSec.default(120),
  udpSec: timeoutSec.default(300),
});

/**
 * Directors tell each other their connections by UDP multicast, so that these survive a failover. The table itself is
 * never told.
 */
export const syncDaemonSchema = z.object({
  /** Directors of one group have the same. 0 on a backup takes every group's. */
  syncId: z.number().int().min(0, "sync.id").max(255, "sync.id").default(0),
  /** Null = each director's own interface. */
  interface: interfaceSchema.nullable().default(null),
  /** Bytes of a message; null = the interface's MTU. Like all that follows it needs Linux 4.3 and ipvsadm 1.28. */
  maxLength: z.number().int().min(1, "sync.max_length").max(65507, "sync.max_length").nullable().default(null),
  /** Multicast group; null = 224.0.0.81. */
  group: multicastAddressSchema.nullable().default(null),
  /** Null = 8848. */
  port: portSchema.nullable().default(null),
  /** Null = 1. */
  ttl: z.number().int().min(1, "sync.ttl").max(255, "sync.ttl").nullable().default(null),
});

/** What holds for the whole table of each director, not for one service. */
export const ipvsSettingsSchema = z.object({
  /** Null = as the directors have them. */
  timeouts: ipvsTimeoutsSchema.nullable().default(null),
  /** Null = no sync daemon of ours. */
  syncDaemon: syncDaemonSchema.nullable().default(null),
  sysctls: ipvsSysctlsSchema.default({}),
});

export type IpvsTimeouts = z.infer<typeof ipvsTimeoutsSchema>;
export type SyncDaemon = z.infer<typeof syncDaemonSchema>;
export type IpvsSettings = z.infer<typeof ipvsSettingsSchema>;
