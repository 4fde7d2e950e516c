import type { DraftService } from "./draft";
import { listenerText } from "./keys";
import type { ReportBuilder } from "./report-builder";

/** The services of both files; what only one of them has, or has otherwise, is reported. */
export function mergeServices(
  merged: readonly DraftService[],
  own: readonly DraftService[],
  report: ReportBuilder,
): DraftService[] {
  const known = new Map(merged.map((service) => [listenerText(service.listener), service]));
  const seen = new Set<string>();
  const added = own.filter((service) => {
    const listener = listenerText(service.listener);
    const first = known.get(listener);
    seen.add(listener);
    if (first === undefined) report.warning(service.at, "merge.service_alone", { listener });
    else if (contents(first) !== contents(service)) report.warning(service.at, "merge.service_differs", { listener });
    return first === undefined;
  });
  for (const [listener, { at }] of known) {
    if (!seen.has(listener)) report.warning(at, "merge.service_alone", { listener });
  }
  return [...merged, ...added];
}

/** What a service is, wherever it stands. */
function contents({ at: _, destinations, ...service }: DraftService): string {
  return JSON.stringify({ ...service, destinations: destinations.map(({ at: __, ...destination }) => destination) });
}
