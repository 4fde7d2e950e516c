import type { ImportInput } from "@/lib/api/resources/import";
import type { ImportFormat, ImportLine } from "@/lib/import/model";
import { checkConsistency } from "@/lib/model/check-consistency";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { Problem } from "@/lib/model/problem";
import { importResult } from "./import-result";

export type Preview = {
  readonly format: ImportFormat;
  readonly clusters: readonly DesiredCluster[];
  readonly report: readonly ImportLine[];
  readonly problems: readonly Problem[];
};

/**
 * What an import would create, what it would leave out, and what contradicts itself. Nothing is saved. Texts that were
 * kept stay out: they may hold passwords.
 */
export function previewImport(input: ImportInput): Preview {
  const { format, clusters, report } = importResult(input);
  return {
    format,
    clusters: clusters.map(({ kept: _, ...cluster }) => cluster),
    report,
    problems: clusters.flatMap((cluster, index) =>
      checkConsistency(cluster).map((problem) => ({ ...problem, path: ["clusters", index, ...problem.path] })),
    ),
  };
}
