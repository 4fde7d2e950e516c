import type { Database } from "@/lib/db/database";

/**
 * Good samples that are kept of this time, and how many fewer they are than one every two seconds: for each director by
 * the gaps between its samples, those to the ends of the time included.
 */
export async function countSamples(
  { prisma }: Database,
  from: Date,
  to: Date,
): Promise<{ readonly samples: number; readonly missed: number }> {
  const [row] = await prisma.$queryRaw<{ samples: number; missed: number }[]>`
    with kept as (
      select "directorId", at from history.sample
       where at between ${from.toISOString()}::timestamptz and ${to.toISOString()}::timestamptz
    ), marks as (
      select "directorId", at from kept
      union all select id, mark from director, unnest(array[${from.toISOString()}::timestamptz, ${to.toISOString()}::timestamptz]) as mark
    ), gaps as (
      select extract(epoch from at - lag(at) over (partition by "directorId" order by at)) as sec from marks
    )
    select (select count(*) from kept)::int as samples,
           coalesce(sum(greatest(0, round(sec / 2.0) - 1)), 0)::int as missed
      from gaps`;
  return row ?? { samples: 0, missed: 0 };
}
