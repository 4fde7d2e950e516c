import type { DesiredCluster } from "./cluster";
import { ipvsSysctlRanges, ipvsSysctlSchema } from "./ipvs-sysctls";
import { errorAt, type Problem } from "./problem";

/** Every sysctl is one that its kernel file takes. */
export function checkIpvsSettings({ ipvs }: DesiredCluster): Problem[] {
  return ipvsSysctlSchema.options.flatMap((name) => {
    const value = ipvs.sysctls[name];
    const { min, max } = ipvsSysctlRanges[name];
    if (value === undefined || (value >= min && value <= max)) return [];
    return [errorAt(["ipvs", "sysctls", name], "sysctl.range", { name, min, max })];
  });
}
