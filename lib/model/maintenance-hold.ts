const prefix = "maintenance/";

/** The name of the hold that a maintenance has on each destination of its real server. */
export function maintenanceHold(maintenanceId: string): string {
  return `${prefix}${maintenanceId}`;
}

/** Whether a hold belongs to a maintenance: it goes with that, and people neither take nor lift it by its name. */
export function isMaintenanceHold(name: string): boolean {
  return name.startsWith(prefix);
}
