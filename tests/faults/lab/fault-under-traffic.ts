import { type Fault, type Figures, fault } from "@/tests/faults/fault";
import { theLab } from "@/tests/lab-suite/the-lab";
import { faultCluster } from "./fault-panel";
import { startTraffic, type Traffic } from "./traffic";

/** Why requests may be lost all the same: VRRP moves the VIP, which the fault itself demands and no push could avoid. */
type Allowed = { readonly lost: number };

/**
 * Injects a fault while a client fetches through the VIP. What the client lost is a row of its own, below that of the
 * fault; nothing may be, unless the fault itself takes the VIP from its director.
 */
export function faultUnderTraffic(given: Fault, inject: () => Promise<Figures>, allowed: Allowed = { lost: 0 }): void {
  let traffic: Traffic | null = null;
  fault(given, async () => {
    const client = await startTraffic(theLab(), faultCluster.vip);
    try {
      return await inject();
    } finally {
      traffic = await client.stop();
    }
  });
  const { promise, fault: name, cannot = null } = given;
  const seen = { promise, fault: `${name}; seen by a client`, limit: allowed.lost, unit: "requests lost", cannot };
  fault(seen, async () => {
    if (traffic === null) throw new Error("the fault before this row did not get as far as its client");
    return { trials: traffic.sent, worst: traffic.lost };
  });
}
