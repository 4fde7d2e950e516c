import { compareAddresses, type IpAddress } from "@/lib/model/address";
import { afterPlan } from "./after-plan";
import type { HostPlan, ObservedRealServer } from "./model";
import type { PlanInput } from "./plan-cluster";
import { listedVips, planRealServer } from "./plan-real-server";
import { realServerVips } from "./real-server-vips";

/**
 * Real servers join before the directors change and leave after. One that gains a VIP and loses another does both: it
 * holds the old and the new ones while the directors move over.
 */
export function planRealServers(input: PlanInput): { joining: HostPlan[]; leaving: HostPlan[] } {
  const joining: HostPlan[] = [];
  const leaving: HostPlan[] = [];
  for (const observed of input.observed.realServers) {
    const { hostId } = observed;
    const hostName = input.hostNames[hostId] ?? "";
    const present = listedVips(observed);
    const wanted = union(realServerVips(input.desired, hostId), input.otherVips[hostId] ?? []);
    const meanwhile = union(present, wanted);
    const common = { hostName, sha256: input.sha256 };
    if (meanwhile.length === 0 && !hasFiles(observed)) continue;
    if (wanted.length === meanwhile.length) {
      joining.push(planRealServer({ ...common, observed, vips: wanted }));
      continue;
    }
    if (present.length < meanwhile.length) {
      const join = planRealServer({ ...common, observed, vips: meanwhile });
      joining.push(join);
      leaving.push(planRealServer({ ...common, observed: afterPlan(observed, join, input.sha256), vips: wanted }));
      continue;
    }
    leaving.push(planRealServer({ ...common, observed, vips: wanted }));
  }
  return { joining, leaving };
}

/** A removal that was cut short can leave files without a list. */
function hasFiles({ files }: ObservedRealServer): boolean {
  return Object.values(files).some((file) => file !== null);
}

function union(a: readonly IpAddress[], b: readonly IpAddress[]): IpAddress[] {
  return [...new Set([...a, ...b])].sort(compareAddresses);
}
