import type { IpvsSysctl } from "@/lib/model/ipvs-sysctls";

export type SysctlGroup = {
  /** Also the key of its words below `clusters.ipvs.groups`. */
  readonly id: "leaving" | "packets" | "attack" | "sync";
  readonly sysctls: readonly IpvsSysctl[];
};

/** The sysctls of IPVS by what makes somebody look for them, the most wanted first. */
export const sysctlGroups: readonly SysctlGroup[] = [
  {
    id: "leaving",
    sysctls: ["expire_nodest_conn", "expire_quiescent_template", "conn_reuse_mode", "cache_bypass"],
  },
  {
    id: "packets",
    sysctls: [
      "conntrack",
      "sloppy_tcp",
      "sloppy_sctp",
      "snat_reroute",
      "nat_icmp_send",
      "schedule_icmp",
      "pmtu_disc",
      "ignore_tunneled",
    ],
  },
  { id: "attack", sysctls: ["drop_entry", "drop_packet", "secure_tcp", "am_droprate", "amemthresh"] },
  {
    id: "sync",
    sysctls: [
      "backup_only",
      "sync_threshold",
      "sync_period",
      "sync_refresh_period",
      "sync_retries",
      "sync_persist_mode",
      "sync_ports",
      "sync_qlen_max",
      "sync_sock_size",
      "sync_version",
    ],
  },
];
