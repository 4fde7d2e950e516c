import { formatEndpoint, isUnicast } from "@/lib/model/address";
import { schedulerSchema } from "@/lib/model/atoms";
import { schedulerFlagSchema } from "@/lib/model/scheduler-flags";
import { checkDestination } from "./check-destination";
import type { DraftService } from "./draft";
import { listenerText } from "./keys";
import { listenerAddresses } from "./listener-addresses";
import type { ReportBuilder } from "./report-builder";

/**
 * A service as the model can hold it, or null when it cannot hold it at all; everything that is changed or left out is
 * reported. `listeners` holds what earlier services listen on, and gets this one.
 */
export function checkService(
  service: DraftService,
  listeners: Set<string>,
  report: ReportBuilder,
): DraftService | null {
  const { at, listener } = service;
  const text = listenerText(listener);
  if (listeners.has(text)) {
    report.error(at, "service.repeated", { listener: text });
    return null;
  }
  const foreign = listenerAddresses(listener).find((address) => !isUnicast(address));
  if (foreign !== undefined) {
    report.error(at, "address.not_unicast", { address: foreign });
    return null;
  }
  listeners.add(text);
  return {
    ...service,
    scheduler: checkScheduler(service, report),
    schedulerFlags: checkFlags(service, report),
    destinations: checkDestinations(service, report),
  };
}

function checkScheduler({ at, scheduler }: DraftService, report: ReportBuilder): string {
  if (schedulerSchema.safeParse(scheduler).success) return scheduler;
  report.error(at, "service.scheduler_unknown", { scheduler });
  return "wlc";
}

function checkFlags({ at, schedulerFlags }: DraftService, report: ReportBuilder): string[] {
  return schedulerFlags.filter((flag) => {
    const known = schedulerFlagSchema.safeParse(flag).success;
    if (!known) report.error(at, "service.flag_unknown", { flag });
    return known;
  });
}

function checkDestinations(service: DraftService, report: ReportBuilder): DraftService["destinations"] {
  const seen = new Set<string>();
  return service.destinations.flatMap((draft) => {
    const destination = checkDestination(service.listener, draft, report);
    if (destination === null) return [];
    const key = formatEndpoint(destination.address, destination.port);
    if (seen.has(key)) {
      report.error(draft.at, "destination.repeated", { destination: key });
      return [];
    }
    seen.add(key);
    return [destination];
  });
}
