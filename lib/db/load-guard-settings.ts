import { AppError } from "@/lib/model/app-error";
import { type GuardSettings, guardSettingsSchema } from "@/lib/model/guard-settings";
import type { Tx } from "./database";

/** What guards the pushes of a cluster now. They are no part of what is pushed, so no revision has them. */
export async function loadGuardSettings(tx: Tx, clusterId: string): Promise<GuardSettings> {
  const row = await tx.cluster.findUnique({ where: { id: clusterId }, select: { guards: true } });
  if (row === null) throw new AppError("not_found");
  return guardSettingsSchema.parse(row.guards);
}
