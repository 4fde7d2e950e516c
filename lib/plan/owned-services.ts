import { directorPaths } from "@/lib/director/director-paths";
import { parseRules } from "@/lib/director/parse-rules";
import type { DesiredDirector } from "@/lib/model/cluster";
import type { ServiceKey } from "@/lib/model/service-key";
import { confOnDirector } from "./conf-on-director";
import type { ObservedDirector } from "./model";

/**
 * The services on a director that are ours: those that our own files there name, and a file that was adopted. Ownership
 * lives on the director, so a panel with another database, or an older backup of this one, still tells its own services
 * from everybody else's.
 */
export function ownedServices(
  { files }: Pick<ObservedDirector, "files">,
  director: Pick<DesiredDirector, "adopted">,
): ServiceKey[] {
  const rules = parseRules(files[directorPaths.rules]?.content ?? "");
  return [
    ...(confOnDirector(director, files)?.table.services ?? []),
    ...(rules.ok ? rules.value.table.services : []),
  ].map(({ key }) => key);
}
