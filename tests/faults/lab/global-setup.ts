import type { TestProject } from "vitest/node";
import { clusterResourceSchema } from "@/lib/api/resources/cluster";
import type { Lab } from "@/tests/lab/lab";
import { cleanHosts } from "@/tests/lab-suite/clean-hosts";
import { theLab } from "@/tests/lab-suite/the-lab";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { startPanel } from "@/tests/support/panel/start-panel";
import { faultCluster, type ProvidedPanel } from "./fault-panel";

const admin = { name: "Ada Admin", email: "ada@example.org", password: "correct horse battery staple" };

/**
 * One panel and one cluster in service for all faults of the lab, since both take a minute to come up. A fault leaves
 * them as it found them.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const lab = theLab();
  await cleanHosts(lab);
  const panel = await startPanel();
  try {
    const api = new PanelApi(panel.origin);
    await api.setUp(await panel.setupToken(), admin);
    const clusterId = await clusterInService(api, lab);
    const { origin, pid } = panel;
    provide("faultPanel", { origin, supervisorPid: pid, clusterId, ...admin } satisfies ProvidedPanel);
  } catch (error) {
    await panel.stop();
    throw error;
  }
  return async () => {
    await panel.stop();
    await cleanHosts(lab);
  };
}

async function clusterInService(api: PanelApi, lab: Lab): Promise<string> {
  const cluster = await describeLabCluster(api, lab, { ...faultCluster, engine: "keepalived" });
  // The shortest that a panel allows: a fault is worth trying more often.
  const push = { soakSec: 4, undoAfterSec: 30 };
  await api.patch(`/clusters/${cluster.id}`, cluster, { push }, clusterResourceSchema);
  await applyCluster(api, cluster.id, "before all faults");
  return cluster.id;
}
