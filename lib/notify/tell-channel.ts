import { randomUUID } from "node:crypto";
import { databaseTime } from "@/lib/db/database-time";
import type { Alert, Channel, Delivery } from "@/lib/db/generated/client";
import { jsonColumn } from "@/lib/db/json-column";
import { loadMessages } from "@/lib/i18n/load-messages";
import { isLocale, locales } from "@/lib/i18n/locales";
import { type ChannelSettings, channelSettingsSchema } from "@/lib/model/alert/channel-settings";
import { AppError } from "@/lib/model/app-error";
import type { Message } from "./message";
import type { NotifyDeps } from "./notify-deps";
import { nextMessageMs, nextTryMs } from "./pace";
import type { NotifyProblem } from "./payloads/payload";
import { renderMessage, renderTest, type Told } from "./render-message";
import { sendMessage } from "./send-message";

type Waiting = Delivery & { readonly alert: Alert | null };

/** What goes into one digest; the rest waits for the next one. */
const deliveriesAtMost = 500;

/** Sends one message to a channel that was claimed: a test, or everything else that waits for it. */
export async function tellChannel(deps: NotifyDeps, channelId: string): Promise<void> {
  const { prisma } = deps.database;
  const channel = await prisma.channel.findUnique({ where: { id: channelId } });
  if (channel === null) return;
  const now = await databaseTime(prisma);
  const due: Waiting[] = await prisma.delivery.findMany({
    where: { channelId, state: "waiting", nextTryAt: { lte: now } },
    include: { alert: true },
    orderBy: { id: "asc" },
    take: deliveriesAtMost,
  });
  const tests = due.filter(({ phase }) => phase === "test");
  const batch = tests.length > 0 ? tests : due;
  if (batch.length === 0) return await release(deps, channel);
  const id = batch.find(({ messageId }) => messageId !== null)?.messageId ?? randomUUID();
  const message = await messageFor(deps, channel, batch, { id, at: now });
  const problem = await attempt(deps, channel, message, now.getTime());
  await record(deps, channel, batch, { id, problem });
}

async function messageFor(
  { database: { prisma }, publicUrl }: NotifyDeps,
  { locale: wanted }: Channel,
  batch: readonly Waiting[],
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<Message> {
  const locale = isLocale(wanted) ? wanted : locales[0];
  const messages = await loadMessages(locale, ["events"]);
  const clusters = await prisma.cluster.findMany({ select: { id: true, name: true } });
  const clusterNames = new Map(clusters.map((cluster) => [cluster.id, cluster.name]));
  const rendering = { id, at, locale, messages, publicUrl, clusterNames };
  const told = batch.flatMap(({ alert, phase }): Told[] =>
    alert === null || phase === "test" ? [] : [{ alert, phase }],
  );
  return told.length === 0 ? renderTest(rendering) : renderMessage(told, rendering);
}

async function attempt(
  { keyring, allowed }: NotifyDeps,
  { id, sealed }: Channel,
  message: Message,
  nowMs: number,
): Promise<NotifyProblem | null> {
  let settings: ChannelSettings;
  try {
    settings = channelSettingsSchema.parse(JSON.parse(await keyring.open(sealed, { channelId: id })));
  } catch (error) {
    return { code: "secret.unreadable", params: error instanceof AppError ? error.params : { fingerprint: "" } };
  }
  return await sendMessage(message, settings, { allowed, nowMs });
}

async function record(
  { database }: NotifyDeps,
  channel: Channel,
  batch: readonly Waiting[],
  { id, problem }: { readonly id: string; readonly problem: NotifyProblem | null },
): Promise<void> {
  await database.transaction(async (tx) => {
    const now = await databaseTime(tx);
    for (const delivery of batch) {
      const tries = delivery.tries + 1;
      const againMs = problem === null ? null : nextTryMs(tries, now.getTime());
      const state = problem === null ? "sent" : againMs === null ? "dead" : "waiting";
      await tx.delivery.update({
        where: { id: delivery.id },
        data: {
          state,
          tries,
          messageId: id,
          problem: jsonColumn(problem === null ? null : { ...problem }),
          sentAt: problem === null ? now : null,
          ...(againMs !== null && { nextTryAt: new Date(againMs) }),
        },
      });
    }
    const next = new Date(nextMessageMs(channel.kind, now.getTime()));
    await tx.channel.update({
      where: { id: channel.id },
      data: {
        claimedUntil: null,
        nextMessageAt: next,
        problem: jsonColumn(problem === null ? null : { ...problem }),
        ...(problem === null && { lastSentAt: now }),
      },
    });
  });
}

async function release({ database: { prisma } }: NotifyDeps, { id }: Channel): Promise<void> {
  await prisma.channel.update({ where: { id }, data: { claimedUntil: null } });
}
