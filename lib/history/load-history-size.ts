import type { HistoryKeep } from "@/lib/config/history-keep";
import type { Database } from "@/lib/db/database";
import { estimateHistorySize, type HistoryScope } from "./estimate-size";
import { historySize } from "./history-size";

export type HistorySize = {
  /** On disk now. */
  readonly bytes: number;
  /** On disk when all of the time is full, with as many destinations as there are now, all of them busy. */
  readonly fullBytes: number;
  /** Series that are kept. */
  readonly series: number;
};

export async function loadHistorySize(database: Database, keep: HistoryKeep): Promise<HistorySize> {
  const [sizes, scope] = await Promise.all([historySize(database), loadScope(database)]);
  const bytes = sizes.sample + sizes.minute + sizes.quarter;
  return { bytes, fullBytes: estimateHistorySize(scope, keep), series: scope.series };
}

async function loadScope({ prisma }: Database): Promise<HistoryScope> {
  const [row] = await prisma.$queryRaw<{ directors: number; series: number }[]>`
    with size as (
      select c.id, 1 + count(distinct s.id) + count(d.id) as series
        from cluster c
        left join virtual_service s on s."clusterId" = c.id
        left join destination d on d."serviceId" = s.id
       group by c.id
    )
    select count(*)::int as directors, coalesce(sum(size.series), 0)::int as series
      from director join size on size.id = director."clusterId"`;
  return row ?? { directors: 0, series: 0 };
}
