import { directorPaths } from "@/lib/director/director-paths";
import type { DesiredDirector } from "@/lib/model/cluster";
import type { ServiceKey } from "@/lib/model/service-key";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { readManagedHeader } from "@/lib/shell/managed-header";
import { confPaths } from "./conf-paths";
import type { ObservedDirector } from "./model";

/**
 * The services of a director's kernel that were imported although no file names them. They are ours until our first file
 * is there, which names them itself: from then on a service that somebody adds by hand is theirs again.
 */
export function adoptedServices(
  { adopted, adoptedServices: keys = [] }: Pick<DesiredDirector, "adopted" | "adoptedServices">,
  { files, table }: Pick<ObservedDirector, "files" | "table">,
): ServiceKey[] {
  const isManaged = [directorPaths.rules, ...confPaths({ adopted })].some(
    (path) => readManagedHeader(files[path]?.content ?? "") !== null,
  );
  return isManaged ? [] : table.services.flatMap(({ key }) => (keys.includes(serviceKeyText(key)) ? [key] : []));
}
