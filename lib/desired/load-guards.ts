import type { GuardsResource } from "@/lib/api/resources/guards";
import type { Tx } from "@/lib/db/database";
import { type GuardSettings, guardSettingsSchema } from "@/lib/model/guard-settings";
import type { DesiredDeps } from "./deps";
import { found } from "./found";

/** What guards the pushes of a cluster. Throws `not_found`. */
export async function loadGuards({ database }: DesiredDeps, clusterId: string): Promise<GuardsResource> {
  return await readGuards(database.prisma, clusterId);
}

/** Limits of services that are gone are left out. */
export async function readGuards(tx: Tx, clusterId: string): Promise<GuardsResource> {
  const row = found(
    await tx.cluster.findUnique({
      where: { id: clusterId },
      select: { guards: true, revision: true, services: { select: { id: true } } },
    }),
  );
  const settings = guardSettingsSchema.parse(row.guards);
  return { ...ofServices(settings, row.services), revision: row.revision };
}

function ofServices(settings: GuardSettings, services: readonly { readonly id: string }[]): GuardSettings {
  const minimums = Object.entries(settings.serviceMinimums).filter(([id]) => services.some((one) => one.id === id));
  return { ...settings, serviceMinimums: Object.fromEntries(minimums) };
}
