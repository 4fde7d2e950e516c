import type { DiscoveredImport } from "@/lib/import/discover/import-discovered";
import type { Discovery } from "@/lib/import/discover/model";
import { importText } from "@/lib/import/import-text";
import { adoptionFaults } from "@/lib/import/keepalived/adoption-faults";
import type { ImportLine, ImportSource } from "@/lib/import/model";
import { ReportBuilder } from "@/lib/import/report-builder";
import { startOf } from "@/lib/import/source-line";
import type { AdoptedFile } from "@/lib/model/adopted-file";
import { adoptedFromSources } from "./adopted-from-sources";
import type { Adoption } from "./import-adoption";
import type { LoadedDirector } from "./load-discovered";

/** The keepalived.conf that each director keeps as its own, as with files that somebody brought along. */
export function discoveredAdoption(
  { directors, engine }: DiscoveredImport,
  loaded: readonly LoadedDirector[],
): Adoption {
  const adopted = new Map<string, AdoptedFile>();
  const report: ImportLine[] = [];
  if (engine !== "keepalived") return { adopted, report };
  for (const { id, name, sources } of directors) {
    const { found } = loaded.find((one) => one.name === name) ?? {};
    // What could not be read is said in the report of the import.
    if (found === undefined || found.files.some(({ text }) => text === null)) continue;
    const options = { director: name, ...(found.configId !== "" && { configId: found.configId }) };
    const faults = [
      ...linkFaults(found, sources),
      ...adoptionFaults({
        sources,
        options,
        imported: importText("keepalived", sources, options).report,
        complete: true,
      }),
    ];
    report.push(...faults);
    // The readings of files have other texts than their import, in the same order: passwords are not stand-ins there.
    const texts = found.files.map(({ text }, index) => ({ path: sources[index]?.path ?? "", text: text ?? "" }));
    const file = adoptedFromSources(texts, options, (source) => found.files[texts.indexOf(source)]?.sha256 ?? "");
    if (faults.length === 0 && file !== null) adopted.set(id, file);
  }
  return { adopted, report };
}

/** A link is replaced by a rename, and the file that somebody keeps elsewhere would stay as it is. */
function linkFaults({ links }: Pick<Discovery, "links">, sources: readonly ImportSource[]): readonly ImportLine[] {
  const report = new ReportBuilder();
  for (const { path, text } of sources) {
    const [line = ""] = text.split("\n", 1);
    if (links.some((link) => path.endsWith(link)))
      report.warning(startOf({ path, number: 1, text: line }), "adoption.link");
  }
  return report.finish().report;
}
