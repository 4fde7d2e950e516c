import type { Actor } from "@/lib/access/model";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { CreateDiscovered } from "@/lib/api/resources/discovery";
import { importDiscovered } from "@/lib/import/discover/import-discovered";
import { AppError } from "@/lib/model/app-error";
import type { DesiredCluster } from "@/lib/model/cluster";
import { errorAt } from "@/lib/model/problem";
import { createImportedCluster } from "./create-imported-cluster";
import type { DesiredDeps } from "./deps";
import { discoveredAdoption } from "./discovered-adoption";
import { loadDiscovered } from "./load-discovered";
import { takeSealedPasswords } from "./take-sealed-passwords";

/** Makes the directors that were read a cluster. Throws `input.invalid` with everything that forbids it. */
export async function importDiscoveredCluster(
  deps: DesiredDeps,
  actor: Actor,
  input: CreateDiscovered,
): Promise<ClusterResource> {
  const loaded = await loadDiscovered(deps.database.prisma, input.operationIds);
  const found = importDiscovered(loaded);
  const [imported] = found.clusters;
  if (imported === undefined)
    throw new AppError("input.invalid", { problems: [errorAt(["operationIds"], "import.no_cluster")] });
  const { adopted: adoption } = discoveredAdoption(found, loaded);
  const files = loaded.flatMap(({ name, found: { files: read } }) => read.map(({ path }) => `${name}:${path}`));
  const kernelServices = new Map(found.directors.map(({ id, kernelServices: keys }) => [id, keys]));
  const reading = {
    format: found.engine,
    imported,
    files,
    adoption,
    kernelServices,
    passwords: new Map<number, string>(),
    takeSealed: (cluster: DesiredCluster) => takeSealedPasswords(cluster, loaded),
  };
  return await createImportedCluster(deps, actor, reading, input);
}
