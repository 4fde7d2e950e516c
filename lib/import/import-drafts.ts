import { buildCluster } from "./build-cluster";
import type { DraftCluster } from "./draft";
import { mergeDirectors } from "./merge-directors";
import type { ImportResult } from "./model";
import type { ReportBuilder } from "./report-builder";

/** One cluster out of what was read of each of its directors; `path` is the first file, for an import without any. */
export function importDrafts(drafts: readonly DraftCluster[], path: string, report: ReportBuilder): ImportResult {
  const draft = mergeDirectors(drafts, report);
  if (draft === null) {
    report.error({ line: { path, number: 1, text: "" }, column: 1 }, "file.no_cluster");
    return { clusters: [], report: report.finish().report, places: new Map() };
  }
  const { cluster, places } = buildCluster(draft, nameOf(path), report);
  const { report: lines, kept } = report.finish();
  return { clusters: [{ ...cluster, kept }], report: lines, places };
}

/** The file's own name, as far as it can be the name of a cluster. */
function nameOf(path: string): string {
  const name = (path.split("/").at(-1) ?? "").replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
  return name === "" ? "import" : name;
}
