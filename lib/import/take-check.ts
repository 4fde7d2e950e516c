import type { z } from "zod";
import { checkUrlSchema } from "@/lib/model/check-url";
import { type HealthCheck, healthCheckSchema } from "@/lib/model/health-check";
import type { ReportBuilder } from "./report-builder";
import type { Place } from "./source-line";

/** A check as a file has it, in the fields of the model. */
export type CheckInput = z.input<typeof healthCheckSchema>;

/**
 * A check that the model can hold. Seconds and numbers of attempts that are out of its range are brought into it, URLs that
 * it cannot ask for are left out, and a check over the network that still does not fit becomes one that only connects.
 * All of that is said. Null = nothing is left of it.
 */
export function takeCheck(input: CheckInput, at: Place, report: ReportBuilder): HealthCheck | null {
  const asked = withUrls(withinRange(input, at, report), at, report);
  const check = healthCheckSchema.safeParse(asked);
  if (check.success) return check.data;
  const field = check.error.issues[0]?.path.join(".") ?? "";
  const isLocal = asked.kind === "command" || asked.kind === "file" || asked.kind === "bfd";
  report.error(at, isLocal ? "check.not_taken" : "check.becomes_tcp", { kind: asked.kind, field });
  if (isLocal) return null;
  const { delaySec, timeoutSec, retry } = asked;
  return healthCheckSchema.parse({ kind: "tcp", delaySec, timeoutSec, retry });
}

const ranges = [
  { field: "delaySec", min: 1, max: 3600 },
  { field: "timeoutSec", min: 1, max: 60 },
  { field: "retry", min: 0, max: 10 },
  { field: "delayBeforeRetrySec", min: 1, max: 3600 },
  { field: "warmupSec", min: 0, max: 3600 },
] as const;

function withinRange(input: CheckInput, at: Place, report: ReportBuilder): CheckInput {
  let check: CheckInput = input;
  for (const { field, min, max } of ranges) {
    const value: unknown = Reflect.get(check, field);
    if (typeof value !== "number") continue;
    const taken = Math.min(Math.max(Math.round(value), min), max);
    if (taken !== value) report.warning(at, codes[field], { value, taken });
    check = { ...check, [field]: taken };
  }
  return check;
}

const codes = {
  delaySec: "check.delay",
  timeoutSec: "check.timeout",
  retry: "check.retry",
  delayBeforeRetrySec: "check.pause",
  warmupSec: "check.warmup",
} as const satisfies Record<(typeof ranges)[number]["field"], string>;

/** Without the URLs that do not fit, as long as one does. */
function withUrls(check: CheckInput, at: Place, report: ReportBuilder): CheckInput {
  if ((check.kind !== "http" && check.kind !== "https") || check.urls === undefined) return check;
  const urls = check.urls.filter((url) => checkUrlSchema.safeParse(url).success);
  if (urls.length === 0 || urls.length === check.urls.length) return check;
  report.error(at, "check.url_left_out", { count: check.urls.length - urls.length });
  return { ...check, urls };
}
