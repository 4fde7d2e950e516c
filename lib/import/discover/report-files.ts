import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { DraftContext } from "./draft-director";
import { placeOfListed } from "./listed-place";
import type { Discovery } from "./model";

/** Says what was found of the files themselves and of the services that read them. */
export function reportFiles(found: Discovery, context: DraftContext): void {
  const { report, at } = placeOfListed(context);
  const { keepalived, files, bootLoader } = found;
  const first = (path: string) => at(path, 1, "");
  for (const { path, text } of files) if (text === null) report.error(first(path), "discover.file_unreadable");
  if (keepalived !== null && files.length > 0) {
    const { path, running } = keepalived;
    if (!running) report.warning(first(path), "discover.keepalived_stopped");
    if (path !== keepalivedConfPath) report.warning(first(path), "discover.other_path", { path: keepalivedConfPath });
  }
  if (bootLoader !== null) report.warning(at("systemctl", 1, bootLoader), "discover.boot_loader", { unit: bootLoader });
  if (found.rules === null) report.info(at("ipvsadm -Sn", 1, ""), "discover.no_table");
}
