import type { DesiredCluster } from "@/lib/model/cluster";

/** RFC 5798 6.1: a backup takes over after three adverts and a skew of less than one; one more for the way back. */
const advertsUntilSettled = 5;

/** Seconds until VRRP has settled: of the slowest instance, with the time that keepalived was told to wait at its start. */
export function electionSec({
  vrrp,
  vrrpInstances,
  keepalived,
}: Pick<DesiredCluster, "vrrp" | "vrrpInstances" | "keepalived">): number {
  const intervals = [...(vrrp === null ? [] : [vrrp]), ...vrrpInstances].map((one) => one.advertIntervalSec);
  return advertsUntilSettled * Math.max(1, ...intervals) + keepalived.vrrpStartupDelaySec;
}
