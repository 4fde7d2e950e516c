import { type BoundJob, bindJob } from "@/lib/jobs/bind-job";
import { operationRun } from "@/lib/jobs/operation-run";
import { operationsRecover } from "@/lib/jobs/operations-recover";
import { planMake } from "@/lib/jobs/plan-make";
import type { OperationDeps } from "./deps";
import type { OperationHandlers } from "./handler";
import { runOperation } from "./lifecycle";
import { makePlan } from "./make-plan";
import { recoverOperations } from "./recover";
import { untilStopping } from "./worker-stopping";

/** The jobs of this folder with their handlers, for the worker's runner. */
export function operationJobs(deps: OperationDeps, handlers: OperationHandlers): BoundJob[] {
  const stoppable = { ...deps, hosts: untilStopping(deps.hosts) };
  return [
    bindJob(operationRun, async ({ operationId }) => await runOperation(deps, operationId, handlers)),
    bindJob(operationsRecover, async () => await recoverOperations(deps, handlers)),
    bindJob(planMake, async ({ planId }) => await makePlan(stoppable, planId)),
  ];
}
