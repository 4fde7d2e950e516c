import type { Tx } from "@/lib/db/database";
import type { Alert, Channel } from "@/lib/db/generated/client";
import { isAtLeast } from "@/lib/model/alert/kinds";
import { isSilenced } from "@/lib/model/alert/silence";

/**
 * Whom to tell of what looks at these scopes have changed. That a channel was told of an alert stands in one row, whoever
 * asks for it again: a restart tells nobody twice. What is silenced, or acknowledged by somebody, is not told; when a silence ends, what is
 * still open is. That an alert is over is told where its beginning was.
 */
export async function enqueueDeliveries(tx: Tx, scopes: readonly string[], now: Date): Promise<void> {
  const open = await tx.alert.findMany({
    where: { scope: { in: [...scopes] }, openKey: { not: null }, raisedAt: { not: null }, acknowledgedAt: null },
  });
  if (open.length > 0) {
    const silences = await tx.silence.findMany({ where: { until: { gt: now }, endedAt: null } });
    const channels = await tx.channel.findMany({ where: { enabled: true } });
    const loud = open.filter((alert) => !isSilenced(silences, alert));
    const raised = channels.flatMap((channel) =>
      loud.flatMap((alert) => (concerns(channel, alert) ? [{ channelId: channel.id, alertId: alert.id }] : [])),
    );
    await tx.delivery.createMany({
      data: raised.map((one) => ({ ...one, phase: "raised" as const, nextTryAt: now })),
      skipDuplicates: true,
    });
  }
  await tx.$executeRaw`
    insert into delivery (id, "channelId", "alertId", phase, "nextTryAt")
    select gen_random_uuid(), told."channelId", told."alertId", 'resolved', ${now}
    from delivery told join alert on alert.id = told."alertId" join channel on channel.id = told."channelId"
    where alert.scope = any(${[...scopes]}) and alert."resolvedAt" = ${now} and told.phase = 'raised' and channel.enabled
    on conflict do nothing`;
}

/** A channel hears of what was raised since it is there. */
function concerns(channel: Channel, alert: Alert): boolean {
  return (
    alert.raisedAt !== null &&
    alert.raisedAt >= channel.createdAt &&
    isAtLeast(alert.severity, channel.minSeverity) &&
    (channel.kinds.length === 0 || channel.kinds.includes(alert.kind)) &&
    (channel.clusterIds.length === 0 || (alert.clusterId !== null && channel.clusterIds.includes(alert.clusterId)))
  );
}
