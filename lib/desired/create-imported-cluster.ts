import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/model";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { CreateImport } from "@/lib/api/resources/import";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import type { ImportedCluster, ImportFormat } from "@/lib/import/model";
import type { AdoptedFile } from "@/lib/model/adopted-file";
import { AppError } from "@/lib/model/app-error";
import type { DesiredCluster } from "@/lib/model/cluster";
import { errorAt, type Problem } from "@/lib/model/problem";
import type { DesiredDeps } from "./deps";
import { importProblems } from "./import-problems";
import { importRows } from "./import-rows";
import { loadClusterState } from "./load-cluster";
import { nameDuplicates } from "./name-duplicates";
import { presentCluster } from "./present-cluster";
import { type SealedCluster, sealPasswords } from "./seal-passwords";
import { uniqueNames } from "./unique-names";
import { writeClusterParts } from "./write-cluster-parts";

/** What is imported, however it was read: as files that came along, or by looking at the directors. */
export type ImportReading = {
  readonly format: ImportFormat;
  readonly imported: ImportedCluster;
  /** Paths of what was read, for the trail. */
  readonly files: readonly string[];
  /** The keepalived.conf that a director keeps, by the director's id in the import. */
  readonly adoption: ReadonlyMap<string, AdoptedFile>;
  /** Services that only the kernel of a director has, as texts of keys, by the director's id in the import. */
  readonly kernelServices: ReadonlyMap<string, readonly string[]>;
  /** VRRP passwords by virtual router ID. They are sealed, and leave no other trace. */
  readonly passwords: ReadonlyMap<number, string>;
  /** Instead of them, where the worker has sealed those that it read. */
  readonly takeSealed?: (cluster: DesiredCluster) => SealedCluster;
};

/** What no file says: the cluster's name, and which hosts its directors and real servers are. */
export type ImportChoices = Pick<CreateImport, "name" | "directors" | "realServers">;

/**
 * Makes what people already run a cluster of the panel: all of it, or none of it. It is desired state only; nothing
 * happens on any host before a plan of it is applied.
 */
export async function createImportedCluster(
  { database }: DesiredDeps,
  actor: Actor,
  reading: ImportReading,
  input: ImportChoices,
): Promise<ClusterResource> {
  const { format, imported, files } = reading;
  const work = database.transaction(async (tx) => {
    const rows = importRows(await withHosts(tx, reading, input), randomUUID);
    const { cluster, secrets } = reading.takeSealed?.(rows) ?? (await sealPasswords(tx, rows, reading.passwords));
    const problems = [...unplaced(imported, input), ...(await importProblems(tx, input, cluster))];
    if (problems.length > 0)
      throw new AppError("input.invalid", { problems: problems.map((problem) => atField(problem, imported, input)) });
    await writeCluster(tx, cluster);
    await tx.vrrpSecret.createMany({ data: secrets.map(({ row }) => row) });
    await recordAudit(tx, actor, {
      action: "cluster.import",
      objectType: "cluster",
      objectId: cluster.id,
      objectName: cluster.name,
      clusterId: cluster.id,
      after: { format, files: [...files], cluster: withoutFiles(cluster) },
    });
    return presentCluster(await loadClusterState(tx, cluster.id));
  });
  return await work.catch((error: unknown) => {
    throw nameDuplicates(error);
  });
}

/** The imported cluster with what the person has chosen: its name, hosts, and addresses that no file gives. */
async function withHosts(
  tx: Tx,
  { imported, adoption, kernelServices }: ImportReading,
  input: ImportChoices,
): Promise<ImportedCluster> {
  const hostIds = input.directors.map(({ hostId }) => hostId);
  const hosts = await tx.host.findMany({ where: { id: { in: hostIds } }, select: { id: true, name: true } });
  return {
    ...imported,
    name: input.name,
    directors: imported.directors.map((director) => {
      const chosen = input.directors.find(({ id }) => id === director.id);
      if (chosen === undefined) return director;
      const adopted = adoption.get(director.id);
      const adoptedServices = kernelServices.get(director.id) ?? [];
      const { hostId, address = director.address, interface: device = director.interface } = chosen;
      const name = hosts.find(({ id }) => id === hostId)?.name ?? director.name;
      return {
        ...director,
        hostId,
        name,
        address,
        interface: device,
        ...(adopted !== undefined && { adopted }),
        ...(adoptedServices.length > 0 && { adoptedServices: [...adoptedServices] }),
      };
    }),
    realServers: imported.realServers.map((server) => {
      const chosen = input.realServers.find(({ address }) => address === server.address);
      return { ...server, hostId: chosen?.hostId ?? null };
    }),
    services: uniqueNames(imported.services),
  };
}

/** Directors without a host, and choices for what the texts do not have. */
function unplaced(imported: ImportedCluster, { directors, realServers }: ImportChoices): Problem[] {
  const missing = imported.directors.filter(({ id }) => !directors.some((chosen) => chosen.id === id));
  const strayDirector = ({ id }: { id: string }) => !imported.directors.some((director) => director.id === id);
  const strayServer = ({ address }: { address: string }) =>
    !imported.realServers.some((server) => server.address === address);
  return [
    ...missing.map(({ name }) => errorAt(["directors"], "import.director_host", { director: name })),
    ...directors.flatMap((chosen, index) =>
      strayDirector(chosen) ? [errorAt(["directors", index, "id"], "import.not_there")] : [],
    ),
    ...realServers.flatMap((chosen, index) =>
      strayServer(chosen) ? [errorAt(["realServers", index, "address"], "import.not_there")] : [],
    ),
  ];
}

/** What is wrong with a director is said where the person has chosen it. */
function atField(problem: Problem, imported: ImportedCluster, { directors }: ImportChoices): Problem {
  const [root, list, index, ...rest] = problem.path;
  if (root !== "cluster" || list !== "directors") return problem;
  const id = imported.directors[Number(index)]?.id;
  const chosen = directors.findIndex((director) => director.id === id);
  return chosen === -1 ? problem : { ...problem, path: ["directors", chosen, ...rest] };
}

/** The trail tells what was made of the files, and not their text. */
function withoutFiles(cluster: DesiredCluster): DesiredCluster {
  return { ...cluster, directors: cluster.directors.map(({ adopted: _, ...director }) => director) };
}

async function writeCluster(tx: Tx, cluster: DesiredCluster): Promise<void> {
  const { directors: _d, vips: _v, realServers: _r, services: _s, vrrp, ...row } = cluster;
  await tx.cluster.create({ data: { ...row, vrrp: vrrp ?? Prisma.DbNull } });
  await writeClusterParts(tx, cluster);
}
