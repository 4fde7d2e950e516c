import type { GuardSettings } from "@/lib/model/guard-settings";
import { errorAt, warningAt } from "@/lib/model/problem";
import { type Availability, availability } from "./availability";
import type { GuardedService, GuardInput, GuardReport } from "./model";

/**
 * Of a service's destinations, and of its weight, a share must stay available. A push that takes nothing away passes even
 * where too little is left already, with a warning. That nothing stays at all is what the guard of the last destination
 * says.
 */
export function minimumAvailable({ services, guards }: Pick<GuardInput, "services" | "guards">): GuardReport {
  const judged = services
    .filter(({ id }) => id !== null)
    .map((service) => judge(service, guards))
    .filter(({ before }) => before.length > 0);
  const [lowest] = [...judged].sort((a, b) => a.params.percent - b.params.percent);
  return {
    figures:
      lowest === undefined
        ? { code: "figure.no_service", params: {} }
        : { code: "figure.minimum_available", params: lowest.params },
    problems: judged.flatMap(({ service, params, isBelow, isWorse, after }) => {
      if (!isBelow || after.length === 0) return [];
      return isWorse
        ? [errorAt(service.path, "guard.minimum_available", params)]
        : [warningAt(service.path, "guard.minimum_available_already", params)];
    }),
  };
}

function judge(service: GuardedService, settings: GuardSettings) {
  const found = availability(service);
  const { members, before, after } = found;
  const params = {
    service: service.name,
    available: after.length,
    total: members,
    percent: percentOf(after.length, members),
    weight: weightPercent(found),
    limit: settings.serviceMinimums[service.id ?? ""] ?? settings.minAvailablePercent,
  };
  return {
    service,
    before,
    after,
    params,
    isBelow: params.percent < params.limit || params.weight < params.limit,
    isWorse: after.length < before.length || params.weight < 100,
  };
}

/**
 * Of the weight that was available, how much still is: by the old weights of those that stay, or by the new sum where
 * others take their place. Weights that all change by one factor take nothing away.
 */
function weightPercent({ before, after, weightBefore, weightAfter }: Availability): number {
  const staying = before.filter((one) => after.includes(one));
  const kept = staying.reduce((sum, one) => sum + (one.weightBefore ?? 0), 0);
  return percentOf(Math.max(kept, weightAfter), weightBefore);
}

/** Rounded down, so that nothing seems to reach a limit that it misses. */
function percentOf(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.min(100, Math.floor((part * 100) / whole));
}
