import type { Database } from "@/lib/db/database";
import type { Family } from "./exposition";
import { counter } from "./families";

/** What became of messages, as their rows say; those that still wait are not counted. A channel is for all clusters. */
export async function notificationFamilies({ prisma }: Database): Promise<Family[]> {
  const rows = await prisma.$queryRaw<{ kind: string; state: string; count: number }[]>`
    select c.kind::text, d.state::text, count(*)::int as count
      from delivery d join channel c on c.id = d."channelId"
     where d.state <> 'waiting' group by 1, 2 order by 1, 2`;
  const help = "Alerts that channels were told of, or that were given up, by kind of channel.";
  return [
    counter(
      "signalbox_notifications",
      help,
      rows.map(({ kind, state, count }) => [{ channel: kind, result: state }, count]),
    ),
  ];
}
