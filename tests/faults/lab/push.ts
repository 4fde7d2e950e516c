import { serviceResourceSchema } from "@/lib/api/resources/cluster";
import { type OperationDetail, type OperationResource, operationResourceSchema } from "@/lib/api/resources/operation";
import { makePlan, waitForOperation } from "@/tests/support/panel/wait-for-operation";
import type { FaultPanel } from "./fault-panel";

/** Begins to apply the draft; nobody waits for what comes of it. */
export async function beginPush({ api, clusterId }: FaultPanel): Promise<OperationResource> {
  const plan = await makePlan(api, clusterId);
  if (plan.state !== "ready") throw new Error(`plan ${plan.state}: ${JSON.stringify(plan.problem)}`);
  return await api.post(`/plans/${plan.id}/apply`, { reason: "a fault" }, operationResourceSchema);
}

/** Applies the draft; however it ends. */
export async function push(panel: FaultPanel): Promise<OperationDetail> {
  return await waitForOperation(panel.api, await beginPush(panel));
}

/** Edits the draft so that the file of both directors is to change, and nothing in the kernel that clients could notice. */
export async function editService(panel: FaultPanel, delaySec: number): Promise<void> {
  const [service] = (await panel.cluster()).services;
  if (service === undefined) throw new Error("the cluster has a service");
  const healthChecks = [{ kind: "tcp", delaySec, timeoutSec: 2, retry: 1 }];
  await panel.api.patch(`/services/${service.id}`, service, { healthChecks }, serviceResourceSchema);
}

/** The draft and what is applied as all faults find them, and then an edit: something to push, whatever a file before has left. */
export async function startWithEdit(panel: FaultPanel): Promise<void> {
  await editService(panel, 2);
  const { state } = await push(panel);
  if (state !== "confirmed") throw new Error(`the state that all faults begin with could not be applied: ${state}`);
  await editService(panel, 3);
}
