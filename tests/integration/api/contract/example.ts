import type { Scene } from "./scene";

/** A request that is right. */
export type Ask = {
  /** Below /api/v1, with its parameters filled in. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Whose ETag If-Match is; left out = that of the path itself. */
  readonly revisionOf?: string;
  /** The answer, where the document has several. */
  readonly status?: number;
};

/** Makes what the request is about, anew at each call, and the request. */
export type Examples = Readonly<Record<string, (scene: Scene) => Promise<Ask>>>;
