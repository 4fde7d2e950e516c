import type { Locale } from "@/lib/i18n/locales";

/** What a command sees of the world it runs in. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Standard output: what was asked for. */
  print(text: string): void;
  /** Standard error: why it could not be had, and how it goes on. */
  complain(text: string): void;
  readonly locale: Locale;
  readonly version: string;
  /** Writes what is in force of all clusters, or of one, below a new folder. */
  exportClusters(folder: string, cluster: string | null): Promise<ExportOutcome>;
  /** The panel that commands speak to. */
  readonly panel: PanelAccess;
  /** Standard error is a screen on which a line may be written anew. */
  readonly isScreen: boolean;
  /** Aborted when somebody interrupts the command; the reason is the name of the signal. */
  readonly interrupted: AbortSignal;
  sleep(durationMs: number): Promise<void>;
}

/** Where a panel is and how it knows us: from the environment, else from what `login` kept. */
export interface PanelAccess {
  readonly fetch: typeof fetch;
  /** Null = nobody said. Never from the command line, which every user of the machine can read. */
  login(): Promise<Login | null>;
  /** Returns the file's name. */
  keep(login: Login): Promise<string>;
  /** Each alone, for `login`: SIGNALBOX_URL and SIGNALBOX_TOKEN. */
  readonly given: Partial<Login>;
}

export type Login = { readonly url: string; readonly token: string };

export type ExportOutcome =
  | { readonly kind: "written"; readonly fileCount: number }
  /** No cluster of that name was ever applied, or none at all. */
  | { readonly kind: "nothing" }
  /** There is something at the folder's place. */
  | { readonly kind: "occupied" }
  | { readonly kind: "failed"; readonly reason: string };
