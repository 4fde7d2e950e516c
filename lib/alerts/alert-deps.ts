import type { Database } from "@/lib/db/database";
import type { Hosts } from "@/lib/hosts/port";
import type { SeenSnapshot } from "./conditions/cluster-view";

/** What watching for alerts needs from outside; one per worker process. */
export type AlertDeps = {
  readonly database: Database;
  readonly hosts: Pick<Hosts, "run">;
  /** PEM text of the certificate that the panel shows; null = it shows none, or this worker cannot read it. */
  readonly readCertificate: () => Promise<string | null>;
  /** The newest sample of a director that this worker took and stored itself; null = it has none. */
  readonly sampled: (directorId: string) => SeenSnapshot | null;
  /** Resolves after `durationMs`, or at once when `signal` aborts. */
  readonly pause: (durationMs: number, signal: AbortSignal) => Promise<void>;
  readonly log: { error(detail: Readonly<Record<string, unknown>>, message: string): void };
};

/** The scope of what belongs to no cluster. */
export const panelScope = "panel";
