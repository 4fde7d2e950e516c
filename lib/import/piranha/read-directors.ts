import type { DraftDirector } from "@/lib/import/draft";
import type { ReportBuilder } from "@/lib/import/report-builder";
import type { Place } from "@/lib/import/source-line";
import { parseAddress } from "@/lib/model/address";
import type { Entries } from "./entries";

/** The primary director, and the backup when it is in use. The primary is preferred, as Piranha does it. */
export function readDirectors(
  entries: Entries,
  interfaceName: string | null,
  at: Place,
  report: ReportBuilder,
): DraftDirector[] {
  const withBackup = entries.flag("backup_active") ?? false;
  return (["primary", "backup"] as const).flatMap((key, index) => {
    const text = entries.text(key);
    if (key === "backup" && (!withBackup || text === null)) return [];
    const address = parseAddress(text ?? "");
    const place = entries.place(key) ?? at;
    if (text !== null && address === null) report.error(place, "address.not_read", { text });
    const priority = 150 - 50 * index;
    return [{ at: place, name: key, routerId: null, address, interface: interfaceName, priority, guessed: false }];
  });
}
