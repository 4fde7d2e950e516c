import type { AlertResource } from "@/lib/api/resources/alert";
import type { Tx } from "@/lib/db/database";
import type { DesiredDeps } from "../deps";
import { found } from "../found";
import { presentAlerts } from "./present-alert";

export async function loadAlert({ database: { prisma } }: DesiredDeps, id: string): Promise<AlertResource> {
  return await readAlert(prisma, id);
}

export async function readAlert(tx: Tx, id: string): Promise<AlertResource> {
  const row = found(await tx.alert.findUnique({ where: { id } }));
  const [alert] = await presentAlerts(tx, [row]);
  return found(alert);
}
