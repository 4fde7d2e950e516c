import {
  finishedStates,
  type OperationDetail,
  operationDetailSchema,
  type PlanResource,
  planResourceSchema,
} from "@/lib/api/resources/operation";
import type { PanelApi } from "./panel-api";

const patienceMs = 120_000;

/** The operation once it is finished, however it ended. */
export async function waitForOperation(api: PanelApi, { id }: { readonly id: string }): Promise<OperationDetail> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const operation = await api.get(`/operations/${id}?wait=20s`, operationDetailSchema);
    if (finishedStates.some((state) => state === operation.state)) return operation;
    if (Date.now() > deadline) throw new Error(`operation ${id} is still ${operation.state}`);
  }
}

/** The operation once it is finished; anything but `confirmed` is an error that tells what the hosts said. */
export async function confirmed(api: PanelApi, operation: { readonly id: string }): Promise<OperationDetail> {
  const finished = await waitForOperation(api, operation);
  if (finished.state === "confirmed") return finished;
  const facts = {
    problem: finished.problem,
    hosts: finished.hosts.map(({ name, state, problem }) => ({ name, state, problem })),
    steps: finished.steps
      .filter(({ state }) => state === "failed" || state === "unknown")
      .map(({ hostName, title, output }) => ({ hostName, title, output })),
  };
  throw new Error(`${finished.kind} ended ${finished.state}: ${JSON.stringify(facts, null, 2)}`);
}

/** A plan of the cluster's draft, once it is made or has failed. */
export async function makePlan(api: PanelApi, clusterId: string): Promise<PlanResource> {
  const { id } = await api.post(`/clusters/${clusterId}/plans`, undefined, planResourceSchema);
  return await api.get(`/plans/${id}?wait=30s`, planResourceSchema);
}
