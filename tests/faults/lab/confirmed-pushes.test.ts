import { beforeAll } from "vitest";
import { destinationResourceSchema } from "@/lib/api/resources/cluster";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { fault } from "@/tests/faults/fault";
import { bySize } from "@/tests/faults/fault-size";
import type { LabHostName } from "@/tests/lab/lab-hosts";
import { theLab } from "@/tests/lab-suite/the-lab";
import { addRealServer, applyCluster } from "@/tests/support/panel/lab-cluster";
import { confirmed } from "@/tests/support/panel/wait-for-operation";
import { type FaultPanel, faultCluster, faultPanel } from "./fault-panel";
import { startTraffic } from "./traffic";

const lab = theLab();
const rounds = bySize({ quick: 1, full: 20 });
let panel: FaultPanel;

beforeAll(async () => {
  panel = await faultPanel();
});

async function destinationOf(server: LabHostName) {
  const { services } = await panel.cluster();
  const found = services[0]?.destinations.find(({ realServerName }) => realServerName === server);
  if (found === undefined) throw new Error(`no destination ${server}`);
  return found;
}

async function setWeight(server: LabHostName, weight: number): Promise<void> {
  const destination = await destinationOf(server);
  const path = `/destinations/${destination.id}`;
  await confirmed(panel.api, await panel.api.patch(path, destination, { weight }, operationResourceSchema));
}

async function add(server: LabHostName): Promise<void> {
  const { services } = await panel.cluster();
  const realServerId = await addRealServer(panel.api, lab, panel.clusterId, server);
  await panel.api.post(
    `/services/${services[0]?.id}/destinations`,
    { realServerId, weight: 2 },
    destinationResourceSchema,
  );
  await applyCluster(panel.api, panel.clusterId, "one more");
}

fault(
  { promise: "R1", fault: "a push that adds and reweights, confirmed", limit: 0, unit: "requests lost" },
  async () => {
    const traffic = await startTraffic(lab, faultCluster.vip);
    await add("rs4");
    for (let round = 0; round < rounds; round += 1) {
      await setWeight("rs1", 5 + round);
      await setWeight("rs2", 0);
      await setWeight("rs2", 2);
    }
    const { sent, lost } = await traffic.stop();
    return { trials: sent, worst: lost };
  },
);
