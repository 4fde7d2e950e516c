import { type OptionGaps, optionGaps } from "@/components/cluster/option-gaps";
import { checkUrlSchema } from "@/lib/model/check-url";
import { type HealthCheck, type HealthCheckKind, healthCheckSchema } from "@/lib/model/health-check";
import { newCheck } from "./check-form";
import { checkKinds, pageFields } from "./check-kinds";
import type { ServiceGap } from "./use-service-gap";

/** Why a kind of check cannot be had; kinds that can be had are not in it. */
export function checkKindGaps(gap: ServiceGap): ReadonlyMap<HealthCheckKind, string> {
  return new Map(
    checkKinds.flatMap(({ kind }) => {
      const reason = gap({ healthChecks: [freshCheck(kind)] });
      return reason === undefined ? [] : [[kind, reason]];
    }),
  );
}

export type CheckGaps = { readonly own: OptionGaps; readonly ofPages: OptionGaps };

/** Why options of a check of this kind, and of its pages, cannot be had, if the check as such can. */
export function checkGaps(kind: HealthCheckKind, gap: ServiceGap): CheckGaps {
  const fresh = freshCheck(kind);
  const reason = (check: HealthCheck) => gap({ healthChecks: [check] }, { healthChecks: [fresh] });
  const fields = checkKinds.find((one) => one.kind === kind)?.fields ?? [];
  const own = optionGaps(fields, fresh, (options) => reason({ ...fresh, ...options }));
  if (fresh.kind !== "http" && fresh.kind !== "https") return { own, ofPages: new Map() };
  const page = checkUrlSchema.parse({});
  const ofPages = optionGaps(pageFields, page, (options) => reason({ ...fresh, urls: [{ ...page, ...options }] }));
  return { own, ofPages };
}

function freshCheck(kind: HealthCheckKind): HealthCheck {
  return healthCheckSchema.parse(newCheck(kind));
}
