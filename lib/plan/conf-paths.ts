import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { AdoptedFile } from "@/lib/model/adopted-file";

/** The files of keepalived on a director that are, or may become, ours: keepalived.conf, and what an adopted one includes. */
export function confPaths({ adopted }: { readonly adopted?: AdoptedFile | undefined }): string[] {
  return [keepalivedConfPath, ...(adopted?.included ?? []).map(({ path }) => path)];
}
