import { createHash } from "node:crypto";
import type { ImportInput } from "@/lib/api/resources/import";
import type { ImportFormat, ImportLine } from "@/lib/import/model";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { Problem } from "@/lib/model/problem";
import { importAdoption } from "./import-adoption";
import { importResult } from "./import-result";
import { previewProblems } from "./preview-problems";

export type Preview = {
  readonly format: ImportFormat;
  readonly clusters: readonly DesiredCluster[];
  readonly report: readonly ImportLine[];
  /** Directors, by id, that keep the keepalived.conf that they have. */
  readonly adopted: readonly string[];
  readonly problems: readonly Problem[];
};

/**
 * What an import would create, what it would leave out, and what contradicts itself. Nothing is saved. Texts that were
 * kept stay out: they may hold passwords.
 */
export function previewImport(input: ImportInput): Preview {
  const { format, clusters, report, places } = importResult(input);
  const { problems, lines } = previewProblems({ clusters, places });
  const adoptions = clusters.map((cluster) => importAdoption(cluster, input, sha256));
  return {
    format,
    clusters: clusters.map(({ kept: _, ...cluster }) => cluster),
    report: [...report, ...lines, ...adoptions.flatMap((adoption) => adoption.report)],
    adopted: adoptions.flatMap(({ adopted }) => [...adopted.keys()]),
    problems,
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
