import { z } from "zod";
import { isMaintenanceHold } from "./maintenance-hold";

/** Tells holds of different people and reasons apart; "" is that of a plain drain. Those of maintenances end with these. */
export const holdNameSchema = z
  .string()
  .trim()
  .max(100, "hold.too_long")
  .refine((name) => !isMaintenanceHold(name), "hold.of_maintenance")
  .default("");
