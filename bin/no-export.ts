import type { ExportOutcome } from "@/lib/cli/terminal";

/** Stands for `export-clusters` where there is no clone, and so no database to ask. */
export async function exportClusters(): Promise<ExportOutcome> {
  return { kind: "failed", reason: "Run it in the clone of the installation: npx signalbox export" };
}
