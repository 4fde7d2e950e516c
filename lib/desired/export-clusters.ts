import { exportCluster } from "@/lib/export/export-cluster";
import type { AppliedState, ExportFile } from "@/lib/export/model";
import { AppError } from "@/lib/model/app-error";
import { loadAppliedRevision } from "@/lib/operations/load-applied-cluster";
import type { DesiredDeps } from "./deps";
import { found } from "./found";

/** What is in force of one cluster, as files. Throws `not_found`, or `cluster.not_applied` when nothing ever was. */
export async function exportOneCluster({ database }: DesiredDeps, id: string): Promise<ExportFile[]> {
  const { appliedRevision } = found(await database.prisma.cluster.findUnique({ where: { id } }));
  if (appliedRevision === 0) throw new AppError("cluster.not_applied");
  return exportCluster(await loadAppliedState({ database }, id));
}

/** Of every cluster that was ever applied, or of the one with this name (`not_found`). */
export async function exportClusters({ database }: DesiredDeps, name: string | null): Promise<ExportFile[]> {
  const clusters = await database.prisma.cluster.findMany({
    where: { ...(name === null ? { appliedRevision: { gt: 0 } } : { name }) },
    orderBy: { name: "asc" },
    select: { id: true },
  });
  if (name !== null && clusters.length === 0) throw new AppError("not_found");
  const files: ExportFile[] = [];
  for (const { id } of clusters) files.push(...(await exportOneCluster({ database }, id)));
  return files;
}

async function loadAppliedState({ database: { prisma } }: DesiredDeps, clusterId: string): Promise<AppliedState> {
  const { model, files } = await loadAppliedRevision(prisma, clusterId);
  const newest = await prisma.clusterRevision.findFirstOrThrow({
    where: { clusterId },
    orderBy: { number: "desc" },
    select: { number: true, createdAt: true },
  });
  const hosts = await prisma.host.findMany({
    where: { id: { in: Object.keys(files) } },
    select: { id: true, name: true, address: true, port: true, username: true },
  });
  return { cluster: model, revision: newest.number, appliedAt: newest.createdAt, files, hosts };
}
