import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { AdoptedFile } from "@/lib/model/adopted-file";

/** What a director had at that path when its keepalived.conf was adopted; undefined = it was no part of that. */
export function importedFile(
  adopted: AdoptedFile | undefined,
  path: string,
): Pick<AdoptedFile, "sha256" | "text"> | undefined {
  return path === keepalivedConfPath ? adopted : adopted?.included?.find((file) => file.path === path);
}
