import type { DiscoveredInput } from "@/lib/api/resources/discovery";
import { importDiscovered } from "@/lib/import/discover/import-discovered";
import { checkConsistency } from "@/lib/model/check-consistency";
import type { DesiredDeps } from "./deps";
import { discoveredAdoption } from "./discovered-adoption";
import { loadDiscovered } from "./load-discovered";
import type { Preview } from "./preview-import";

/** What an import of these directors would create, and what it would leave out. Nothing is saved. */
export async function previewDiscovered(
  { database }: DesiredDeps,
  { operationIds }: DiscoveredInput,
): Promise<Preview> {
  const loaded = await loadDiscovered(database.prisma, operationIds);
  const found = importDiscovered(loaded);
  const { adopted, report } = discoveredAdoption(found, loaded);
  return {
    format: found.engine,
    clusters: found.clusters.map(({ kept: _, ...cluster }) => cluster),
    report: [...found.report, ...report],
    adopted: [...adopted.keys()],
    problems: found.clusters.flatMap((cluster, index) =>
      checkConsistency(cluster).map((problem) => ({ ...problem, path: ["clusters", index, ...problem.path] })),
    ),
  };
}
