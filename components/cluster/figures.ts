/** How the figures of one table are shown. */
export type Figures = {
  readonly freshAt: string | null;
  /** Kept, but hatched: they are too old to be the present. */
  readonly stale: boolean;
  readonly showOut: boolean;
};
