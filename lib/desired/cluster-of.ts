import { AppError } from "@/lib/model/app-error";
import type { DesiredDeps } from "./deps";

export type PartKind = "director" | "vip" | "realServer" | "service" | "destination";

/** The id of the cluster that a part belongs to, which never changes. Throws `not_found`. */
export async function clusterOf(deps: DesiredDeps, kind: PartKind, id: string): Promise<string> {
  const clusterId = await find(deps, kind, id);
  if (clusterId === undefined) throw new AppError("not_found");
  return clusterId;
}

async function find({ database: { prisma } }: DesiredDeps, kind: PartKind, id: string): Promise<string | undefined> {
  const query = { where: { id }, select: { clusterId: true } } as const;
  switch (kind) {
    case "director":
      return (await prisma.director.findUnique(query))?.clusterId;
    case "vip":
      return (await prisma.vip.findUnique(query))?.clusterId;
    case "realServer":
      return (await prisma.realServer.findUnique(query))?.clusterId;
    case "service":
      return (await prisma.virtualService.findUnique(query))?.clusterId;
    case "destination":
      return (
        await prisma.destination.findUnique({ where: { id }, select: { service: { select: { clusterId: true } } } })
      )?.service.clusterId;
  }
}
