import { buildCluster } from "./build-cluster";
import type { DraftCluster } from "./draft";
import { importIpvsadm } from "./ipvsadm/import-ipvsadm";
import { importKeepalived } from "./keepalived/import-keepalived";
import { importLdirectord } from "./ldirectord/import-ldirectord";
import { mergeDirectors } from "./merge-directors";
import type { ImportFormat, ImportOptions, ImportResult, ImportSource } from "./model";
import { importPiranha } from "./piranha/import-piranha";
import { ReportBuilder } from "./report-builder";

/** The file of one director with those that it includes. */
export type DirectorSources = { readonly sources: readonly ImportSource[]; readonly options: ImportOptions };

/**
 * Imports the files of all directors of one cluster. Give them paths that differ, so that the report can tell them apart,
 * and names. Never throws, whatever the texts.
 */
export function importDirectors(format: ImportFormat, directors: readonly DirectorSources[]): ImportResult {
  const report = new ReportBuilder();
  const drafts = directors.flatMap(({ sources, options }) => readDraft(format, sources, options, report) ?? []);
  const draft = mergeDirectors(drafts, report);
  const path = directors[0]?.sources[0]?.path ?? "";
  if (draft === null) {
    report.error({ line: { path, number: 1, text: "" }, column: 1 }, "file.no_cluster");
    return { clusters: [], report: report.finish().report };
  }
  const cluster = buildCluster(draft, nameOf(path), report);
  const { report: lines, kept } = report.finish();
  return { clusters: [{ ...cluster, kept }], report: lines };
}

/** The file's own name, as far as it can be the name of a cluster. */
function nameOf(path: string): string {
  const name = (path.split("/").at(-1) ?? "").replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
  return name === "" ? "import" : name;
}

function readDraft(
  format: ImportFormat,
  sources: readonly ImportSource[],
  options: ImportOptions,
  report: ReportBuilder,
): DraftCluster | null {
  const [main] = sources;
  if (main === undefined) return null;
  switch (format) {
    case "ipvsadm":
      return importIpvsadm(main, options, report);
    case "ldirectord":
      return importLdirectord(main, options, report);
    case "piranha":
      return importPiranha(main, report);
    case "keepalived":
      return importKeepalived(sources, main, options, report);
  }
}
