import type { DiscoveredInput } from "@/lib/api/resources/discovery";
import { importDiscovered } from "@/lib/import/discover/import-discovered";
import type { DesiredDeps } from "./deps";
import { discoveredAdoption } from "./discovered-adoption";
import { loadDiscovered } from "./load-discovered";
import type { Preview } from "./preview-import";
import { previewProblems } from "./preview-problems";

/** What an import of these directors would create, and what it would leave out. Nothing is saved. */
export async function previewDiscovered(
  { database }: DesiredDeps,
  { operationIds }: DiscoveredInput,
): Promise<Preview> {
  const loaded = await loadDiscovered(database.prisma, operationIds);
  const found = importDiscovered(loaded);
  const { adopted, report } = discoveredAdoption(found, loaded);
  const { problems, lines } = previewProblems(found);
  return {
    format: found.engine,
    clusters: found.clusters.map(({ kept: _, ...cluster }) => cluster),
    report: [...found.report, ...lines, ...report],
    adopted: [...adopted.keys()],
    problems,
  };
}
