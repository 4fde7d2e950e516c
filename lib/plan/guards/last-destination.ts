import { errorAt } from "@/lib/model/problem";
import { availability } from "./availability";
import type { GuardInput, GuardReport } from "./model";

/**
 * A service that stays must keep a destination that takes connections. One that had none before loses nothing: whatever
 * mends it may pass.
 */
export function lastDestination({ services }: Pick<GuardInput, "services">): GuardReport {
  const kept = services
    .filter(({ id }) => id !== null)
    .map((service) => ({ service, ...availability(service) }))
    .filter(({ before }) => before.length > 0);
  const [fewest] = [...kept].sort((a, b) => a.after.length - b.after.length);
  return {
    figures:
      fewest === undefined
        ? { code: "figure.no_service", params: {} }
        : { code: "figure.fewest", params: { service: fewest.service.name, count: fewest.after.length } },
    problems: kept
      .filter(({ after }) => after.length === 0)
      .map(({ service, before }) =>
        errorAt(service.path, "guard.last_destination", { service: service.name, count: before.length }),
      ),
  };
}
