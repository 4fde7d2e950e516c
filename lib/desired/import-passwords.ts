import type { CreateImport } from "@/lib/api/resources/import";
import { vrrpPasswords } from "@/lib/import/keepalived/vrrp-passwords";
import { importFiles } from "./import-files";

/** The VRRP passwords of imported files by virtual router ID. Where directors differ the first one counts, as everywhere. */
export function importPasswords({ sources }: Pick<CreateImport, "sources">): ReadonlyMap<number, string> {
  const passwords = importFiles(sources).flatMap(({ sources: files, options }) => {
    const [main] = files;
    return main === undefined ? [] : [...vrrpPasswords(files, main, options)];
  });
  return new Map(passwords.reverse());
}
