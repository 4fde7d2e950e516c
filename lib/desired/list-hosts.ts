import type { HostResource } from "@/lib/api/resources/host";
import type { DesiredDeps } from "./deps";
import { hostInclude, presentHost } from "./present-host";

export async function listHosts({ database }: DesiredDeps): Promise<HostResource[]> {
  const rows = await database.prisma.host.findMany({ include: hostInclude, orderBy: { name: "asc" } });
  return rows.map(presentHost);
}
