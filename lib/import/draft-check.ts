/** A health check as the formats have it; what the model takes of it is up to `toHealthCheck`. */
export type DraftCheck = CheckTiming & { readonly test: CheckedThing };

export type CheckTiming = {
  readonly delaySec: number;
  readonly timeoutSec: number;
  /** Further attempts before a destination counts as down. */
  readonly retry: number;
};

export type CheckedThing =
  | { readonly kind: "tcp" | "smtp" | "udp" | "ping"; readonly port: number | null }
  | {
      readonly kind: "http" | "https";
      readonly port: number | null;
      readonly path: string;
      readonly statusCode: number | null;
      readonly virtualHost: string | null;
      /** A regular expression that the answer has to match. */
      readonly pattern: string | null;
    }
  | { readonly kind: "dns"; readonly port: number | null; readonly name: string | null }
  | { readonly kind: "command"; readonly command: string };
