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
}
