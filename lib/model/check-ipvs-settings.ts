import type { DesiredCluster } from "./cluster";
import { ipvsSysctlRanges, ipvsSysctlSchema } from "./ipvs-sysctls";
import { errorAt, type Problem } from "./problem";

/** Every sysctl is one that its kernel file takes, and none is in the way of a service. */
export function checkIpvsSettings(cluster: DesiredCluster): Problem[] {
  return [...checkRanges(cluster), ...checkConntrack(cluster)];
}

function checkRanges({ ipvs }: DesiredCluster): Problem[] {
  return ipvsSysctlSchema.options.flatMap((name) => {
    const value = ipvs.sysctls[name];
    const { min, max } = ipvsSysctlRanges[name];
    if (value === undefined || (value >= min && value <= max)) return [];
    return [errorAt(["ipvs", "sysctls", name], "sysctl.range", { name, min, max })];
  });
}

/** Packets that are not tracked get no other source. */
function checkConntrack({ ipvs, services }: DesiredCluster): Problem[] {
  if (ipvs.sysctls.conntrack !== 0) return [];
  const isFullnat = services.some(({ destinations }) =>
    destinations.some(({ forwarding }) => forwarding === "fullnat"),
  );
  return isFullnat ? [errorAt(["ipvs", "sysctls", "conntrack"], "sysctl.fullnat")] : [];
}
