import { directorPaths } from "@/lib/director/director-paths";
import { parseRules } from "@/lib/director/parse-rules";
import type { DesiredDirector } from "@/lib/model/cluster";
import type { ServiceKey } from "@/lib/model/service-key";
import { adoptedServices } from "./adopted-services";
import { confOnDirector } from "./conf-on-director";
import type { ObservedDirector } from "./model";

/**
 * The services on a director that are ours: those that our own files there name, or a file that was adopted, or that were
 * adopted themselves. Ownership lives on the director, so a panel with another database, or an older backup of this one,
 * still tells its own services from everybody else's.
 */
export function ownedServices(
  observed: Pick<ObservedDirector, "files" | "table">,
  director: Pick<DesiredDirector, "adopted" | "adoptedServices">,
): ServiceKey[] {
  const { files } = observed;
  const rules = parseRules(files[directorPaths.rules]?.content ?? "");
  const named = [
    ...(confOnDirector(director, files)?.table.services ?? []),
    ...(rules.ok ? rules.value.table.services : []),
  ].map(({ key }) => key);
  return [...named, ...adoptedServices(director, observed)];
}
