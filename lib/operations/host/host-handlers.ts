import type { HostHandlers } from "../operation-handlers";
import type { HostOperationDeps } from "./deps";
import { discoverHost } from "./discover-host";
import { installHostKey } from "./install-host-key";
import { installHostPackages } from "./install-host-packages";
import { readHostFacts } from "./read-host-facts";
import { scanHost } from "./scan-host";

/** The handlers of every operation on a single host. */
export function hostHandlers(deps: HostOperationDeps): HostHandlers {
  return {
    host_scan: scanHost(deps),
    host_install_key: installHostKey(deps),
    host_facts: readHostFacts(deps),
    host_packages: installHostPackages(deps),
    host_discover: discoverHost(deps),
  };
}
