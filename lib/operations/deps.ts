import type { Database } from "@/lib/db/database";
import type { Hosts } from "@/lib/hosts/port";

/** What carrying out operations needs from outside; one per worker process. */
export type OperationDeps = {
  readonly database: Database;
  readonly hosts: Hosts;
  readonly clock: () => Date;
  /** Unique per start of a worker process: leases carry it, so a restarted worker never owns what its predecessor took. */
  readonly workerId: string;
  /** SHA-256 of UTF-8 text, in hex. */
  readonly sha256: (text: string) => string;
  /** For faults of our own; never receives output of a host. */
  readonly log: { error(detail: Readonly<Record<string, unknown>>, message: string): void };
};
