import { applyPlan } from "./apply-plan";
import type { OperationDeps } from "./deps";
import type { OperationHandlers } from "./handler";
import { refuseWhileObserving } from "./observe-mode";
import { setWeight } from "./set-weight";
import { untilStopping } from "./worker-stopping";

export type HostHandlers = Pick<
  OperationHandlers,
  "host_scan" | "host_install_key" | "host_facts" | "host_packages" | "host_discover"
>;

/** Every kind of operation with its handler; those on single hosts come from `host/`. */
export function operationHandlers(deps: OperationDeps, hostHandlers: HostHandlers): OperationHandlers {
  const stoppable = { ...deps, hosts: untilStopping(deps.hosts) };
  return refuseWhileObserving(deps, { apply: applyPlan(stoppable), weight: setWeight(stoppable), ...hostHandlers });
}
