import { renderCsv } from "@/lib/desired/timeline/render-csv";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { sentence } from "@/lib/i18n/sentence";
import type { TimelineEntry } from "./resources/alert";

/** The timeline as a file to keep; sentences are in the language of the request. */
export async function timelineReply(
  entries: readonly TimelineEntry[],
  { format, locale }: { readonly format: "csv" | "json"; readonly locale: Locale },
): Promise<Response> {
  const messages = await loadMessages(locale, ["events"]);
  const textOf = ({ source, kind, state, params, object }: TimelineEntry): string =>
    source === "event" ? sentence(locale, messages, `events.${state}.${kind}`, { ...params, object }, kind) : "";
  const told = entries.map((entry) => ({ ...entry, text: textOf(entry) }));
  const columns = [
    "at",
    "source",
    "kind",
    "state",
    "severity",
    "object",
    "text",
    "actorName",
    "clusterId",
    "operationId",
  ];
  const body =
    format === "json"
      ? JSON.stringify(told)
      : renderCsv([
          columns,
          ...told.map((entry) => [
            entry.at,
            entry.source,
            entry.kind,
            entry.state,
            entry.severity,
            entry.object,
            entry.text,
            entry.actorName,
            entry.clusterId ?? "",
            entry.operationId ?? "",
          ]),
        ]);
  return new Response(body, {
    headers: {
      "content-type": format === "json" ? "application/json" : "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="timeline.${format}"`,
      "cache-control": "no-store",
    },
  });
}
