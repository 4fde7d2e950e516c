import { errorAt, type Problem } from "@/lib/model/problem";
import { realServerPaths } from "@/lib/realserver/real-server-paths";
import { readManagedHeader } from "@/lib/shell/managed-header";
import type { PlanInput } from "./plan-cluster";
import { realServerVips } from "./real-server-vips";

/** Why a host cannot be a real server: a file of somebody else in our file's place, or a VIP that it would answer for. */
export function realServerProblems({ desired, observed, hostNames }: PlanInput): Problem[] {
  return observed.realServers.flatMap(({ hostId, files, addresses }) => {
    const host = hostNames[hostId] ?? "";
    const vips = realServerVips(desired, hostId);
    const foreign = Object.values(realServerPaths)
      .filter((path) => !isOurs(files[path]?.content, files[path] != null))
      .map((path) => errorAt(["hosts", hostId], "plan.foreign_file", { host, path }));
    const exposed = addresses
      .filter((one) => one.interface !== "lo" && vips.includes(one.address))
      .map((one) =>
        errorAt(["hosts", hostId], "plan.foreign_address", { host, address: one.address, interface: one.interface }),
      );
    return vips.length === 0 ? [] : [...foreign, ...exposed];
  });
}

/** Files of real servers belong to no single cluster: their first or second line says that they are ours. */
function isOurs(content: string | null | undefined, exists: boolean): boolean {
  if (!exists) return true;
  if (content == null) return false;
  return readManagedHeader(content) !== null || /^(#!\/bin\/sh\n)?# Managed by Signalbox\./.test(content);
}
