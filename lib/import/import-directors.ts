import type { DraftCluster } from "./draft";
import { importDrafts } from "./import-drafts";
import { importIpvsadm } from "./ipvsadm/import-ipvsadm";
import { importKeepalived } from "./keepalived/import-keepalived";
import { importLdirectord } from "./ldirectord/import-ldirectord";
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
  return importDrafts(drafts, directors[0]?.sources[0]?.path ?? "", report);
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
