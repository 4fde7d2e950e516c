import type { Locale } from "@/lib/i18n/locales";

/** What a command sees of the world it runs in. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Standard output: what was asked for. */
  print(text: string): void;
  /** Standard error: why it could not be had. */
  complain(text: string): void;
  readonly locale: Locale;
  readonly version: string;
  /** Writes what is in force of all clusters, or of one, below a new folder. */
  exportClusters(folder: string, cluster: string | null): Promise<ExportOutcome>;
}

export type ExportOutcome =
  | { readonly kind: "written"; readonly fileCount: number }
  /** No cluster of that name was ever applied, or none at all. */
  | { readonly kind: "nothing" }
  /** There is something at the folder's place. */
  | { readonly kind: "occupied" }
  | { readonly kind: "failed"; readonly reason: string };
