import type { DiscoveredImport } from "@/lib/import/discover/import-discovered";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { AdoptedFile } from "@/lib/model/adopted-file";
import type { LoadedDirector } from "./load-discovered";

/**
 * The keepalived.conf that each director keeps as its own, by the director's id in the import: one that is whole, without
 * passwords, and reads the same wherever it lies.
 */
export function discoveredAdoption(
  { directors }: DiscoveredImport,
  loaded: readonly LoadedDirector[],
): ReadonlyMap<string, AdoptedFile> {
  const adopted = new Map<string, AdoptedFile>();
  for (const { id, name } of directors) {
    const { found } = loaded.find((one) => one.name === name) ?? {};
    const [file, ...others] = found?.files ?? [];
    if (file === undefined || file.text === null || others.length > 0) continue;
    const isWhole = !file.redacted && !/^\s*(include|@)/im.test(file.text);
    if (isWhole && file.path === keepalivedConfPath) adopted.set(id, { sha256: file.sha256, text: file.text });
  }
  return adopted;
}
