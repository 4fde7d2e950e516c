import { buildCluster } from "./build-cluster";
import type { DraftCluster } from "./draft";
import { importIpvsadm } from "./ipvsadm/import-ipvsadm";
import { importKeepalived } from "./keepalived/import-keepalived";
import { importLdirectord } from "./ldirectord/import-ldirectord";
import type { ImportFormat, ImportOptions, ImportResult, ImportSource } from "./model";
import { importPiranha } from "./piranha/import-piranha";
import { ReportBuilder } from "./report-builder";

/**
 * Imports one file, with the files that it includes. Never throws, whatever the text: what cannot be read is in the
 * report, with its place.
 */
export function importText(
  format: ImportFormat,
  sources: readonly ImportSource[],
  options: ImportOptions = {},
): ImportResult {
  const report = new ReportBuilder();
  const [main] = sources;
  const draft = main === undefined ? null : readDraft(format, sources, main, options, report);
  if (main === undefined || draft === null) {
    report.error({ line: { path: main?.path ?? "", number: 1, text: "" }, column: 1 }, "file.no_cluster");
    return { clusters: [], report: report.finish().report };
  }
  const cluster = buildCluster(draft, main.path.split("/").at(-1) ?? main.path, report);
  const { report: lines, kept } = report.finish();
  return { clusters: [{ ...cluster, kept }], report: lines };
}

function readDraft(
  format: ImportFormat,
  sources: readonly ImportSource[],
  main: ImportSource,
  options: ImportOptions,
  report: ReportBuilder,
): DraftCluster | null {
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
