import { changedFields, entered } from "@/components/cluster/entered";
import type { Options } from "@/components/cluster/option-fields";
import type { ServiceResource } from "@/lib/api/resources/cluster";
import type { DesiredService } from "@/lib/model/cluster";
import type { CheckForm } from "./check-form";

/** The settings of a service that can be edited at any time, unlike what it listens on. */
export type ServiceSettings = Pick<
  DesiredService,
  "name" | "scheduler" | "schedulerFlags" | "onePacket" | "persistence"
> & { readonly healthChecks: readonly CheckForm[]; readonly keepalived: Options };

export function settingsOf(service: ServiceResource): ServiceSettings {
  const { name, scheduler, schedulerFlags, onePacket, persistence, healthChecks, keepalived } = service;
  return { name, scheduler, schedulerFlags, onePacket, persistence, healthChecks, keepalived };
}

/** As the API takes them. What was not entered is left out, so that the API names it with all the rest. */
export function settingsBody({ healthChecks, keepalived, ...settings }: ServiceSettings): object {
  return { ...settings, healthChecks: entered(healthChecks), keepalived: entered(keepalived) };
}

/** Body of PATCH /services/{id}: only what differs from `base`, so that others' edits of the rest survive. */
export function changedSettings(settings: ServiceSettings, base: ServiceResource): object {
  return changedFields(settingsBody(settings), settingsOf(base));
}
