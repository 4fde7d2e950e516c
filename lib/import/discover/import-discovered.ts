import type { DraftCluster } from "@/lib/import/draft";
import { importDrafts } from "@/lib/import/import-drafts";
import type { ImportResult, ImportSource } from "@/lib/import/model";
import { ReportBuilder } from "@/lib/import/report-builder";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { type DirectorDraft, draftDirector } from "./draft-director";
import type { DiscoveredDirector } from "./model";
import { withSysctlsOfFirst } from "./with-sysctls-of-first";

/** What one director keeps, by its id in the import. */
export type KeptByDirector = {
  readonly id: string;
  /** The name of its host. */
  readonly name: string;
  /** keepalived's file and what it includes, with the paths that they have in the report. */
  readonly sources: readonly ImportSource[];
  /** Kernel services that no file of keepalived names, as texts of keys. */
  readonly kernelServices: readonly string[];
};

export type DiscoveredImport = ImportResult & {
  readonly engine: DraftCluster["engine"];
  readonly directors: readonly KeptByDirector[];
};

/**
 * Imports what was found on the directors of one cluster. What keepalived's file says counts; what only the kernel has is
 * added, and everything in which file and kernel, or two directors, disagree is in the report. Never throws, whatever the
 * hosts said.
 */
export function importDiscovered(discovered: readonly DiscoveredDirector[]): DiscoveredImport {
  const report = new ReportBuilder();
  const several = discovered.length > 1;
  const drafts = withSysctlsOfFirst(
    inOrder(
      discovered.map((director, index) =>
        draftDirector(director, { report, index, prefix: several ? `${director.name}:` : "" }),
      ),
    ),
    report,
  );
  const result = importDrafts(
    drafts.flatMap(({ draft }) => draft ?? []),
    discovered[0]?.name ?? "",
    report,
  );
  const [cluster] = result.clusters;
  return {
    ...result,
    engine: cluster?.engine ?? "keepalived",
    directors: drafts.flatMap(({ name, sources, kernelServices }) => {
      const own = cluster?.directors.find((director) => director.name === name);
      return own === undefined
        ? []
        : [{ id: own.id, name, sources, kernelServices: kernelServices.map(serviceKeyText) }];
    }),
  };
}

/** The first director's engine is the cluster's: one with a keepalived.conf goes before those that have none. */
function inOrder(drafts: readonly DirectorDraft[]): DirectorDraft[] {
  return drafts.toSorted((one, other) => Number(hasNoFile(one)) - Number(hasNoFile(other)));
}

function hasNoFile({ draft }: DirectorDraft): boolean {
  return draft?.engine !== "keepalived";
}
