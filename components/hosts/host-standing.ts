import type { HostResource } from "@/lib/api/resources/host";

export type HostStanding = "quarantined" | "unconfirmed" | HostResource["connection"];

/** Worst first, for tables that show problems before everything else. */
export const standingsWorstFirst: readonly HostStanding[] = [
  "quarantined",
  "unreachable",
  "refused",
  "unconfirmed",
  "unknown",
  "connected",
];

/** One word for trust and connection together: without trust there is no connection to speak of. */
export function hostStanding(host: Pick<HostResource, "trust" | "connection">): HostStanding {
  return host.trust === "trusted" ? host.connection : host.trust;
}
