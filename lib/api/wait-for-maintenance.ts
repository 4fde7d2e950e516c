import { loadMaintenance } from "@/lib/desired/maintenances/load-maintenance";
import type { WebServices } from "@/lib/runtime/web";
import type { MaintenanceResource } from "./resources/maintenance";
import { waitFor } from "./wait-for";

/** The maintenance once it is over and its server back, or as it is when the time is. */
export async function waitForMaintenance(
  services: WebServices,
  id: string,
  wait: { readonly waitMs: number; readonly signal: AbortSignal },
): Promise<MaintenanceResource> {
  return await waitFor(services.database, {
    ...{ channel: "signalbox_maintenance", id, ...wait },
    read: () => loadMaintenance(services, id),
    done: ({ state }) => state === "ended" || state === "refused",
  });
}
