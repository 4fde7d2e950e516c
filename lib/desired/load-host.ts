import type { HostResource } from "@/lib/api/resources/host";
import type { Tx } from "@/lib/db/database";
import type { DesiredDeps } from "./deps";
import { found } from "./found";
import { hostInclude, presentHost } from "./present-host";

/** One host. Throws `not_found`. */
export async function loadHost({ database }: DesiredDeps, id: string): Promise<HostResource> {
  return await readHost(database.prisma, id);
}

export async function readHost(tx: Tx, id: string): Promise<HostResource> {
  return presentHost(found(await tx.host.findUnique({ where: { id }, include: hostInclude })));
}
