import { errorAt, type Problem } from "@/lib/model/problem";
import { realServerPaths } from "@/lib/realserver/real-server-paths";
import { isNoSetUp } from "@/lib/realserver/real-server-set-up";
import { readManagedHeader } from "@/lib/shell/managed-header";
import { natGatewayProblems } from "./nat-gateway-problems";
import type { PlanInput } from "./plan-cluster";
import { realServerSetUp } from "./real-server-set-up";

/**
 * Why a host cannot be a real server: a file of somebody else in our file's place, or a VIP that it would answer for. And
 * what would keep its replies from clients.
 */
export function realServerProblems(input: PlanInput): Problem[] {
  const { desired, observed, hostNames } = input;
  const problems = observed.realServers.flatMap(({ hostId, files, addresses, packetFilter }) => {
    const host = hostNames[hostId] ?? "";
    const setUp = realServerSetUp(desired, hostId);
    const { vips, net } = setUp;
    const foreign = Object.values(realServerPaths)
      .filter((path) => !isOurs(files[path]?.content, files[path] != null))
      .map((path) => errorAt(["hosts", hostId], "plan.foreign_file", { host, path }));
    const exposed = addresses
      .filter((one) => one.interface !== "lo" && vips.includes(one.address))
      .map((one) =>
        errorAt(["hosts", hostId], "plan.foreign_address", { host, address: one.address, interface: one.interface }),
      );
    const unfiltered =
      packetFilter === null && net.some((line) => line.startsWith("segment "))
        ? [errorAt(["hosts", hostId], "plan.nftables_missing", { host })]
        : [];
    return isNoSetUp(setUp) ? [] : [...foreign, ...exposed, ...unfiltered];
  });
  return [...problems, ...natGatewayProblems(input)];
}

/** Files of real servers belong to no single cluster: their first or second line says that they are ours. */
function isOurs(content: string | null | undefined, exists: boolean): boolean {
  if (!exists) return true;
  if (content == null) return false;
  return readManagedHeader(content) !== null || /^(#!\/bin\/sh\n)?# Managed by Signalbox\./.test(content);
}
