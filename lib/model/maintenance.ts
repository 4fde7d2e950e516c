import { z } from "zod";

/**
 * Where a maintenance is:
 *
 *     scheduled → active → ending → ended     ending: over, and the server has still to show that it is good
 *               ↘ refused                     a guard forbade it when it was to begin
 */
export const maintenanceStates = ["scheduled", "active", "ending", "ended", "refused"] as const;
export const maintenanceStateSchema = z.enum(maintenanceStates);

export type MaintenanceState = z.infer<typeof maintenanceStateSchema>;

/** How long a server may take to become good before it counts as an alarm. */
export const healthAlarmSec = 300;
