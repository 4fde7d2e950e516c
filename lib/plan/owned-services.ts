import { directorPaths } from "@/lib/director/director-paths";
import { parseRules } from "@/lib/director/parse-rules";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { readServices } from "@/lib/keepalived/read-services";
import type { ServiceKey } from "@/lib/model/service-key";
import type { ObservedDirector } from "./model";

/**
 * The services on a director that are ours: those that our own files there name. Ownership lives on the director, so a
 * panel with another database, or an older backup of this one, still tells its own services from everybody else's.
 */
export function ownedServices({ files }: Pick<ObservedDirector, "files">): ServiceKey[] {
  const keepalived = readServices(files[keepalivedConfPath]?.content ?? "");
  const rules = parseRules(files[directorPaths.rules]?.content ?? "");
  return [
    ...(keepalived.ok ? keepalived.value.table.services : []),
    ...(rules.ok ? rules.value.table.services : []),
  ].map(({ key }) => key);
}
