import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsService } from "@/lib/ipvs/model";
import { compareVersions } from "@/lib/keepalived/keywords/compare-versions";
import { errorAt, type Problem } from "@/lib/model/problem";
import type { GapPart } from "./director-gaps";

/** What the desired table needs and the director's kernel or ipvsadm cannot do. What is not known is not held against it. */
export function directorCapabilities({ cluster, director, hostName, observed }: GapPart): Problem[] {
  const { services } = expectedTable(cluster);
  const at = ["hosts", director.hostId];
  const { ipvsModules, ipvsadmVersion } = observed;
  const missing = [...neededModules(services)].filter((name) => ipvsModules !== null && !ipvsModules.includes(name));
  const needs = [...neededReleases(services)].filter(
    ([, since]) => ipvsadmVersion !== null && compareVersions(ipvsadmVersion, since) < 0,
  );
  return [
    ...missing.map((name) => errorAt(at, "plan.ipvs_module_missing", { host: hostName, module: `ip_vs_${name}` })),
    ...needs.map(([what, since]) =>
      errorAt(at, "plan.ipvsadm_too_old", { host: hostName, what, since, has: ipvsadmVersion ?? "" }),
    ),
  ];
}

function neededModules(services: readonly IpvsService[]): Set<string> {
  return new Set(
    services.flatMap(({ scheduler, persistence }) =>
      persistence?.engine === "sip" ? [scheduler, "pe_sip"] : [scheduler],
    ),
  );
}

/** Since which release ipvsadm knows it. Older ones would not even show what the kernel has. */
function neededReleases(services: readonly IpvsService[]): Map<"flags" | "gue" | "gre", string> {
  const tunnels = services.flatMap(({ destinations }) => destinations.map(({ tunnel }) => tunnel?.kind));
  const needs = new Map<"flags" | "gue" | "gre", string>();
  if (services.some(({ schedulerFlags }) => schedulerFlags.length > 0)) needs.set("flags", "1.28");
  if (tunnels.includes("gue")) needs.set("gue", "1.30");
  if (tunnels.includes("gre")) needs.set("gre", "1.31");
  return needs;
}
