import type { DiscoveredImport } from "@/lib/import/discover/import-discovered";
import { importText } from "@/lib/import/import-text";
import { adoptionFaults } from "@/lib/import/keepalived/adoption-faults";
import type { ImportLine } from "@/lib/import/model";
import type { AdoptedFile } from "@/lib/model/adopted-file";
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
    const [[file], [source]] = [found?.files ?? [], sources];
    if (found === undefined || file === undefined || file.text === null || source === undefined) continue;
    const options = { director: name, ...(found.configId !== "" && { configId: found.configId }) };
    const faults = adoptionFaults(source, importText("keepalived", [source], options).report);
    report.push(...faults);
    if (faults.length === 0) adopted.set(id, { sha256: file.sha256, text: file.text });
  }
  return { adopted, report };
}
