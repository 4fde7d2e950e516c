import type { Lab } from "@/tests/lab/lab";
import { addLabHost, applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";
import type { Panel } from "@/tests/support/panel/start-panel";

/** The panel of a demo listens on this machine only and is gone with it, so its password may be known. */
export const demoPerson = { name: "Demo", email: "demo@example.org", password: "signalbox-demo" };

const vip = "10.77.0.80";

/** Does over the API what the pages do: first person, hosts, cluster, plan, apply. Returns the VIP that answers then. */
export async function makeDemoCluster(panel: Panel, lab: Lab, say: (line: string) => void): Promise<string> {
  const api = new PanelApi(panel.origin);
  await api.setUp(await panel.setupToken(), demoPerson);
  say("adding the hosts: host keys compared, the panel's key installed, facts read");
  // One at a time: the lab has one CPU.
  for (const name of ["director1", "director2", "rs1", "rs2", "rs3", "rs4"] as const) await addLabHost(api, lab, name);

  say(`making the cluster: VIP ${vip}, one service on port 80, three real servers with weights 3, 2 and 1`);
  const weights = { rs1: 3, rs2: 2, rs3: 1 };
  const cluster = await describeLabCluster(api, lab, {
    name: "Demo",
    engine: "keepalived",
    vip,
    virtualRouterId: 51,
    weights,
  });
  say("planning and applying it; rs4 is left for you to add");
  await applyCluster(api, cluster.id, "demo");
  return vip;
}
