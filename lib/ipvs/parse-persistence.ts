import type { Checked } from "@/lib/model/problem";
import { parseServices } from "./listing/parse-services";
import { type ListedPersistentConnections, persistenceColumns } from "./listing/persistence-columns";
import type { ListedService } from "./listing/read-services";

export type IpvsPersistenceListing = readonly ListedService<object, ListedPersistentConnections>[];

/** Parses `ipvsadm -Ln --persistent-conn`. */
export function parsePersistence(text: string): Checked<IpvsPersistenceListing> {
  return parseServices(text, persistenceColumns);
}
