import type { CreateImport } from "@/lib/api/resources/import";
import { importText } from "@/lib/import/import-text";
import { adoptionFaults } from "@/lib/import/keepalived/adoption-faults";
import type { ImportedCluster, ImportLine } from "@/lib/import/model";
import type { AdoptedFile } from "@/lib/model/adopted-file";
import { adoptedFromSources } from "./adopted-from-sources";
import { importFiles } from "./import-files";

export type Adoption = {
  /** By the director's id in the import. */
  readonly adopted: ReadonlyMap<string, AdoptedFile>;
  /** Why the others are not. */
  readonly report: readonly ImportLine[];
};

/**
 * The keepalived.conf that each director keeps as its own. Where that cannot be, the plan says that the file on the
 * director is somebody else's.
 */
export function importAdoption(
  imported: ImportedCluster,
  { sources }: Pick<CreateImport, "sources">,
  sha256: (text: string) => string,
): Adoption {
  const adopted = new Map<string, AdoptedFile>();
  const report: ImportLine[] = [];
  if (imported.engine !== "keepalived") return { adopted, report };
  for (const { sources: files, options } of importFiles(sources)) {
    const alone = importText("keepalived", files, options);
    const faults = adoptionFaults({ sources: files, options, imported: alone.report, complete: false });
    report.push(...faults);
    const file = adoptedFromSources(files, options, ({ text }) => sha256(text));
    if (faults.length > 0 || file === null) continue;
    const [own] = alone.clusters[0]?.directors ?? [];
    const director = imported.directors.find(
      ({ id, address }) => id === own?.id || (own !== undefined && isKnown(address) && address === own.address),
    );
    if (director !== undefined) adopted.set(director.id, file);
  }
  return { adopted, report };
}

function isKnown(address: string): boolean {
  return address !== "0.0.0.0" && address !== "::";
}
