import { afterAll, beforeAll, expect, vi } from "vitest";
import { clusterResourceSchema } from "@/lib/api/resources/cluster";
import { operationDetailSchema, operationResourceSchema } from "@/lib/api/resources/operation";
import { fault } from "@/tests/faults/fault";
import { isFull } from "@/tests/faults/fault-size";
import { kernelTable, vipHolders } from "@/tests/lab-suite/acceptance/on-hosts";
import { theLab } from "@/tests/lab-suite/the-lab";
import { applyCluster } from "@/tests/support/panel/lab-cluster";
import { confirmed, makePlan } from "@/tests/support/panel/wait-for-operation";
import { type FaultPanel, faultCluster, faultPanel } from "./fault-panel";
import { editService } from "./push";

// tests/faults has the same on simulated hosts, in every size; here VRRP itself moves the VIP.
const lab = theLab();
const eventually = { timeout: 60_000, interval: 500 };
const cannot = isFull ? null : "it takes three pushes";
let panel: FaultPanel;

/** Where nobody takes a VIP back, a swap lasts. */
async function setPreempt(preempt: boolean): Promise<void> {
  const cluster = await panel.cluster();
  if (cluster.vrrp === null) throw new Error("the cluster has VRRP");
  const vrrp = { ...cluster.vrrp, preempt };
  await panel.api.patch(`/clusters/${cluster.id}`, cluster, { vrrp }, clusterResourceSchema);
  await applyCluster(panel.api, panel.clusterId);
}

const isHeldBy = (director: string) =>
  vi.waitFor(async () => expect(await vipHolders(lab, faultCluster.vip)).toEqual([director]), eventually);

beforeAll(async () => {
  panel = await faultPanel();
  if (isFull) await setPreempt(false);
});
afterAll(async () => {
  await editService(panel, 2);
  if (!isFull) return;
  await setPreempt(true);
  await isHeldBy("director1");
});

fault(
  {
    promise: "R16",
    fault: "VRRP moves the VIP between plan and write; masters that change before their backup",
    limit: 0,
    unit: "masters",
    cannot,
  },
  async () => {
    await editService(panel, 3);
    const table = await kernelTable(lab, "director1", faultCluster.vip);
    const plan = await makePlan(panel.api, panel.clusterId);
    await lab.script("director1", "systemctl stop keepalived");
    await isHeldBy("director2");
    await lab.script("director1", "systemctl start keepalived");
    await vi.waitFor(
      async () => expect(await kernelTable(lab, "director1", faultCluster.vip)).toEqual(table),
      eventually,
    );
    const asked = await panel.api.post(`/plans/${plan.id}/apply`, { reason: "swapped" }, operationResourceSchema);
    const { id } = await confirmed(panel.api, asked);
    const { steps } = await panel.api.get(`/operations/${id}`, operationDetailSchema);
    const order = steps.map(({ hostName }) => hostName);
    expect(order).toContain("director1");
    const isRight = order.lastIndexOf("director1") < order.indexOf("director2");
    await isHeldBy("director2");
    return { trials: 1, worst: isRight ? 0 : 1 };
  },
);
