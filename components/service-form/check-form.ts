import type { Options } from "@/components/cluster/option-fields";
import { type HealthCheckKind, healthCheckSchema } from "@/lib/model/health-check";

/** What a person has entered for a health check: its kind, and the fields of that kind. */
export type CheckForm = Options & { readonly kind: HealthCheckKind };

/** What has no default of its own; both are meant to be replaced. */
const examples: Readonly<Partial<Record<HealthCheckKind, Options>>> = {
  command: { command: ["/usr/local/bin/check-service"] },
  file: { path: "/run/check-service" },
};

/** A check of this kind with every field at its default. */
export function newCheck(kind: HealthCheckKind): CheckForm {
  return healthCheckSchema.parse({ kind, ...examples[kind] });
}
