import { z } from "zod";

/**
 * The settings below `net.ipv4.vs.`, which hold for IPv4 and IPv6 alike. `sync_threshold` holds two numbers in the kernel;
 * the second is called `sync_period` here, as in the kernel's documentation.
 */
export const ipvsSysctlSchema = z.enum([
  "am_droprate",
  "amemthresh",
  "backup_only",
  "cache_bypass",
  "conn_reuse_mode",
  "conntrack",
  "drop_entry",
  "drop_packet",
  "expire_nodest_conn",
  "expire_quiescent_template",
  "ignore_tunneled",
  "nat_icmp_send",
  "pmtu_disc",
  "schedule_icmp",
  "secure_tcp",
  "sloppy_sctp",
  "sloppy_tcp",
  "snat_reroute",
  "sync_persist_mode",
  "sync_period",
  "sync_ports",
  "sync_qlen_max",
  "sync_refresh_period",
  "sync_retries",
  "sync_sock_size",
  "sync_threshold",
  "sync_version",
]);

/** By name; one that is not there stays as the director has it. Ranges are checked by `checkIpvsSettings`. */
export const ipvsSysctlsSchema = z.partialRecord(ipvsSysctlSchema, z.number().int());

export type IpvsSysctl = z.infer<typeof ipvsSysctlSchema>;
export type IpvsSysctls = z.infer<typeof ipvsSysctlsSchema>;

type SysctlRange = {
  readonly min: number;
  readonly max: number;
  /** What a fresh kernel has; null = it depends on the memory. */
  readonly standard: number | null;
};

/** What each takes (Linux 6.1, net/netfilter/ipvs/ip_vs_ctl.c). */
export const ipvsSysctlRanges: Readonly<Record<IpvsSysctl, SysctlRange>> = {
  am_droprate: { min: 1, max: 1000000, standard: 10 },
  amemthresh: { min: 0, max: 2147483647, standard: 1024 },
  backup_only: { min: 0, max: 1, standard: 0 },
  cache_bypass: { min: 0, max: 1, standard: 0 },
  conn_reuse_mode: { min: 0, max: 3, standard: 1 },
  conntrack: { min: 0, max: 1, standard: 0 },
  drop_entry: { min: 0, max: 3, standard: 0 },
  drop_packet: { min: 0, max: 3, standard: 0 },
  expire_nodest_conn: { min: 0, max: 1, standard: 0 },
  expire_quiescent_template: { min: 0, max: 1, standard: 0 },
  ignore_tunneled: { min: 0, max: 1, standard: 0 },
  nat_icmp_send: { min: 0, max: 1, standard: 0 },
  pmtu_disc: { min: 0, max: 1, standard: 1 },
  schedule_icmp: { min: 0, max: 1, standard: 0 },
  secure_tcp: { min: 0, max: 3, standard: 0 },
  sloppy_sctp: { min: 0, max: 1, standard: 0 },
  sloppy_tcp: { min: 0, max: 1, standard: 0 },
  snat_reroute: { min: 0, max: 1, standard: 1 },
  sync_persist_mode: { min: 0, max: 1, standard: 0 },
  sync_period: { min: 0, max: 2147483647, standard: 50 },
  /** A power of two. */
  sync_ports: { min: 1, max: 64, standard: 1 },
  sync_qlen_max: { min: 0, max: 2147483647, standard: null },
  /** Seconds. */
  sync_refresh_period: { min: 0, max: 86400, standard: 0 },
  sync_retries: { min: 0, max: 3, standard: 0 },
  sync_sock_size: { min: 0, max: 2147483647, standard: 0 },
  sync_threshold: { min: 0, max: 2147483647, standard: 3 },
  sync_version: { min: 0, max: 1, standard: 1 },
};
