import type { RecentSample } from "../live/recent-samples";
import type { TrendFigure } from "../live/trend";
import type { OptionalColumn } from "./table-columns";

/** How the figures of one table are shown. */
export type Figures = {
  /** Whose they are; null = no director was sampled. */
  readonly directorId: string | null;
  readonly freshAt: string | null;
  /** Kept, but hatched: they are too old to be the present. */
  readonly stale: boolean;
  /** Columns for what leaves the real servers. */
  readonly showOut: boolean;
  readonly columns: ReadonlySet<OptionalColumn>;
  /** The last two minutes of the director that is shown. */
  readonly recent: readonly RecentSample[];
  readonly trend: TrendFigure;
};
