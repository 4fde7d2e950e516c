import type { Database } from "@/lib/db/database";
import type { Hosts } from "@/lib/hosts/port";
import type { Log } from "@/lib/log/log";

/** What carrying out operations needs from outside; one per worker process. */
export type OperationDeps = {
  readonly database: Database;
  readonly hosts: Hosts;
  readonly clock: () => Date;
  readonly sleep: (durationMs: number) => Promise<void>;
  /** Unique per start of a worker process: leases carry it, so a restarted worker never owns what its predecessor took. */
  readonly workerId: string;
  /** SHA-256 of UTF-8 text, in hex. */
  readonly sha256: (text: string) => string;
  /** How long a read-back may take to show what was applied before it counts as failed; default 10 000. */
  readonly readBackMs?: number;
  /** After how long a host puts its old state back by itself, whatever its cluster is set to; for tests. */
  readonly guardSec?: number;
  /** For faults of our own; never receives output of a host. */
  readonly log: Log;
};
