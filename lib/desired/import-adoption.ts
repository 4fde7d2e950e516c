import type { CreateImport } from "@/lib/api/resources/import";
import { importText } from "@/lib/import/import-text";
import { hasOpenPassword } from "@/lib/import/keepalived/vrrp-passwords";
import type { ImportedCluster, ImportSource } from "@/lib/import/model";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { AdoptedFile } from "@/lib/model/adopted-file";
import { importFiles } from "./import-files";

/**
 * The keepalived.conf that each director keeps as its own, by the director's id in the import. A file with a password
 * that cannot be sealed is not adopted, because it would stand in the database as it is; nor is one that says different
 * things on different hosts or in other files. The plan then says that the file on the director is somebody else's.
 */
export function importAdoption(
  imported: ImportedCluster,
  { sources }: Pick<CreateImport, "sources">,
  sha256: (text: string) => string,
): ReadonlyMap<string, AdoptedFile> {
  const adopted = new Map<string, AdoptedFile>();
  if (imported.engine !== "keepalived") return adopted;
  for (const { sources: files, options } of importFiles(sources)) {
    const [file, ...others] = files;
    if (file === undefined || others.length > 0 || !isAdoptable(file)) continue;
    const [own] = importText("keepalived", [file], options).clusters[0]?.directors ?? [];
    const director = imported.directors.find(
      ({ id, address }) => id === own?.id || (own !== undefined && isKnown(address) && address === own.address),
    );
    if (director !== undefined) adopted.set(director.id, { sha256: sha256(file.text), text: file.text });
  }
  return adopted;
}

function isAdoptable(file: ImportSource): boolean {
  return file.path.endsWith(keepalivedConfPath) && !/^\s*(include|@)/m.test(file.text) && !hasOpenPassword(file);
}

function isKnown(address: string): boolean {
  return address !== "0.0.0.0" && address !== "::";
}
