import type { AbstractIntlMessages } from "next-intl";
import { z } from "zod";
import type { Alert } from "@/lib/db/generated/client";
import type { Locale } from "@/lib/i18n/locales";
import { sentence } from "@/lib/i18n/sentence";
import { severities } from "@/lib/model/alert/kinds";
import type { Message, MessageLine } from "./message";

export type Told = { readonly alert: Alert; readonly phase: "raised" | "resolved" };

export type Rendering = {
  readonly id: string;
  readonly at: Date;
  readonly locale: Locale;
  readonly messages: AbstractIntlMessages;
  readonly publicUrl: string;
  readonly clusterNames: ReadonlyMap<string, string>;
};

/** More than these nobody reads; the page has all of them. */
const linesAtMost = 20;
const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()])).catch({});

/** What a channel is told at once. Of an alert that began and ended meanwhile only the end is told. */
export function renderMessage(told: readonly Told[], rendering: Rendering): Message {
  const { id, at, locale, messages, publicUrl } = rendering;
  const say = (key: string, params: Readonly<Record<string, string | number>>) =>
    sentence(locale, messages, `events.${key}`, params, key);
  const ended = new Set(told.flatMap(({ alert, phase }) => (phase === "resolved" ? [alert.id] : [])));
  const lines = told
    .filter(({ alert, phase }) => phase === "resolved" || !ended.has(alert.id))
    .map((one) => renderLine(one, rendering, say))
    .sort((a, b) => rank(a) - rank(b) || (a.title < b.title ? -1 : 1));
  const shown = lines.slice(0, linesAtMost);
  const raised = lines.filter(({ phase }) => phase === "raised").length;
  const [only] = lines;
  const title =
    lines.length === 1 && only !== undefined
      ? say(only.phase === "raised" ? "message.oneRaised" : "message.oneResolved", { title: only.title })
      : say("message.many", { raised, resolved: lines.length - raised });
  const more = lines.length > shown.length ? say("message.more", { count: lines.length - shown.length }) : "";
  return { id, at: at.toISOString(), isTest: false, title, lines: shown, more, url: `${publicUrl}/alerts` };
}

/** What the test button sends. */
export function renderTest({ id, at, locale, messages, publicUrl }: Rendering): Message {
  const title = sentence(locale, messages, "events.message.test", {}, "message.test");
  return { id, at: at.toISOString(), isTest: true, title, lines: [], more: "", url: `${publicUrl}/notifications` };
}

type Say = (key: string, params: Readonly<Record<string, string | number>>) => string;

function renderLine({ alert, phase }: Told, { publicUrl, clusterNames }: Rendering, say: Say): MessageLine {
  const { kind, object, severity, clusterId } = alert;
  const clusterName = clusterNames.get(clusterId ?? "") ?? null;
  const name = say(`kinds.${kind}`, {});
  const params = { ...paramsSchema.parse(alert.params), object };
  return {
    alertId: alert.id,
    phase,
    severity,
    kind,
    title: clusterName === null ? name : `${name} · ${clusterName}`,
    text: say(`${phase}.${kind}`, params),
    object,
    clusterId,
    clusterName,
    since: alert.since.toISOString(),
    resolvedAt: alert.resolvedAt?.toISOString() ?? null,
    url: alert.operationId === null ? `${publicUrl}/alerts` : `${publicUrl}/operations/${alert.operationId}`,
  };
}

/** The worst first, and what is over last. */
function rank({ phase, severity }: MessageLine): number {
  return phase === "resolved" ? severities.length : severities.length - 1 - severities.indexOf(severity);
}
