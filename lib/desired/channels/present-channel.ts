import { type ChannelResource, channelResourceSchema } from "@/lib/api/resources/channel";
import type { Tx } from "@/lib/db/database";
import type { Channel } from "@/lib/db/generated/client";

const { kinds, locale, problem } = channelResourceSchema.shape;

/** What may be seen of channels: how they are reached stays sealed. */
export async function presentChannels(tx: Tx, rows: readonly Channel[]): Promise<ChannelResource[]> {
  const counts = await tx.delivery.groupBy({
    by: ["channelId", "state"],
    where: { channelId: { in: rows.map(({ id }) => id) }, state: { in: ["waiting", "dead"] } },
    _count: true,
  });
  const countOf = (id: string, state: string) =>
    counts.find((one) => one.channelId === id && one.state === state)?._count ?? 0;
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    enabled: row.enabled,
    locale: locale.catch("en").parse(row.locale),
    minSeverity: row.minSeverity,
    kinds: kinds.catch([]).parse(row.kinds),
    clusterIds: row.clusterIds,
    hint: row.hint,
    lastSentAt: row.lastSentAt?.toISOString() ?? null,
    problem: problem.catch(null).parse(row.problem),
    waiting: countOf(row.id, "waiting"),
    dead: countOf(row.id, "dead"),
    revision: row.revision,
  }));
}
