import { z } from "zod";

/**
 * The form of a backup, gzipped text:
 *
 *     signalbox-backup 1
 *     {…}                                the manifest, on one line
 *     rows of the first table            as COPY writes them, one a line
 *     \.                                 end of that table; COPY never writes such a row
 *     …
 *     end <HMAC-SHA256 of all before>    under a key that is derived from the master key
 *
 * A file that was cut short has no last line, and one that was changed by somebody without the master key has a wrong one.
 */
export const firstLine = "signalbox-backup 1";

export const tableEnd = "\\.";

export const lastLineStart = "end ";

export const manifestSchema = z.object({
  /** Version of the Signalbox that made it. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  /** Names of the migrations its database had, in order. */
  migrations: z.array(z.string()),
  masterKey: z.object({
    fingerprint: z.string(),
    /** The key itself under a passphrase, as a compact JWE; null when it was left out. */
    wrapped: z.string().nullable(),
  }),
  /** In an order in which no row comes before one that it refers to. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});

export type Manifest = z.infer<typeof manifestSchema>;

export type SavedTable = Manifest["tables"][number];
