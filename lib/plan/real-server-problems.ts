import { errorAt, type Problem } from "@/lib/model/problem";
import { realServerPaths } from "@/lib/realserver/real-server-paths";
import { isNoSetUp, noSetUp } from "@/lib/realserver/real-server-set-up";
import { setUpConflicts } from "@/lib/realserver/set-up-conflicts";
import { isManaged } from "@/lib/shell/managed-header";
import { natGatewayProblems } from "./nat-gateway-problems";
import type { PlanInput } from "./plan-cluster";
import { realServerParts, realServerSetUp } from "./real-server-set-up";

/**
 * Why a host cannot be a real server: a file of somebody else in our file's place, a VIP that it would answer for, or two
 * real servers on it that contradict each other. And what would keep its replies from clients.
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
    const others = input.otherSetUps[hostId] ?? noSetUp;
    const conflicts = setUpConflicts([...realServerParts(desired, hostId), others]).map(({ first, second }) =>
      errorAt(["hosts", hostId], "plan.set_up_conflict", { host, first, second }),
    );
    return isNoSetUp(setUp) ? [] : [...foreign, ...exposed, ...unfiltered, ...conflicts];
  });
  return [...problems, ...natGatewayProblems(input)];
}

/** Files of real servers belong to no single cluster: their first or second line says that they are ours. */
function isOurs(content: string | null | undefined, exists: boolean): boolean {
  if (!exists) return true;
  if (content == null) return false;
  return isManaged(content);
}
