import type { Database } from "@/lib/db/database";
import type { Keyring } from "@/lib/secrets/keyring";

/** What telling people needs from outside; one per worker process. */
export type NotifyDeps = {
  readonly database: Database;
  readonly keyring: Pick<Keyring, "open">;
  /** Origin of the panel, for links. */
  readonly publicUrl: string;
  /** Networks that are not public and may be written to all the same. */
  readonly allowed: readonly string[];
  /** Resolves after `durationMs`, or at once when `signal` aborts. */
  readonly pause: (durationMs: number, signal: AbortSignal) => Promise<void>;
  /** Never receives the address of a channel. */
  readonly log: { error(detail: Readonly<Record<string, unknown>>, message: string): void };
};
