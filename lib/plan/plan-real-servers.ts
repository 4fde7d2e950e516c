import { isNoSetUp, mergeSetUps, noSetUp, setUpsEqual } from "@/lib/realserver/real-server-set-up";
import { afterPlan } from "./after-plan";
import { listedSetUp } from "./listed-set-up";
import type { HostPlan, ObservedRealServer } from "./model";
import type { PlanInput } from "./plan-cluster";
import { planRealServer } from "./plan-real-server";
import { realServerSetUp } from "./real-server-set-up";

/**
 * Real servers join before the directors change and leave after. One that gains a VIP and loses another does both: it
 * holds the old and the new ones while the directors move over. So it is with tunnels.
 */
export function planRealServers(input: PlanInput): { joining: HostPlan[]; leaving: HostPlan[] } {
  const joining: HostPlan[] = [];
  const leaving: HostPlan[] = [];
  for (const observed of input.observed.realServers) {
    const { hostId } = observed;
    const hostName = input.hostNames[hostId] ?? "";
    const present = listedSetUp(observed);
    const wanted = mergeSetUps(realServerSetUp(input.desired, hostId), input.otherSetUps[hostId] ?? noSetUp);
    const meanwhile = mergeSetUps(wanted, present);
    const common = { hostName, sha256: input.sha256 };
    if (isNoSetUp(meanwhile) && !hasFiles(observed)) continue;
    if (setUpsEqual(wanted, meanwhile)) {
      joining.push(planRealServer({ ...common, observed, setUp: wanted }));
      continue;
    }
    if (!setUpsEqual(present, meanwhile)) {
      const join = planRealServer({ ...common, observed, setUp: meanwhile });
      joining.push(join);
      leaving.push(planRealServer({ ...common, observed: afterPlan(observed, join, input.sha256), setUp: wanted }));
      continue;
    }
    leaving.push(planRealServer({ ...common, observed, setUp: wanted }));
  }
  return { joining, leaving };
}

/** A removal that was cut short can leave files without a list. */
function hasFiles({ files }: ObservedRealServer): boolean {
  return Object.values(files).some((file) => file !== null);
}
