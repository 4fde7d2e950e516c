import type { Database } from "@/lib/db/database";
import type { Hosts } from "@/lib/hosts/port";

/** What looking something up needs from outside; one per worker process. */
export type InspectDeps = {
  readonly database: Database;
  readonly hosts: Hosts;
  readonly clock: () => Date;
};
