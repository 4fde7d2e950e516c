import { type HealthCheck, healthCheckSchema } from "@/lib/model/health-check";
import type { CheckedThing, DraftCheck } from "./draft-check";
import type { ReportBuilder } from "./report-builder";
import type { Place } from "./source-line";

/**
 * The check of the model that comes nearest, or null when there is none; what it does not do like the original is
 * reported.
 */
export function toHealthCheck(check: DraftCheck, at: Place, report: ReportBuilder): HealthCheck | null {
  const { test } = check;
  if (test.kind === "command") {
    report.error(at, "check.command", { command: test.command });
    return null;
  }
  if (test.port !== null) report.warning(at, "check.port", { port: test.port });
  const timing = {
    delaySec: clamp(Math.round(check.delaySec), 1, 3600, "delaySec", at, report),
    timeoutSec: clamp(Math.round(check.timeoutSec), 1, 60, "timeoutSec", at, report),
    retry: clamp(check.retry, 0, 10, "retry", at, report),
  };
  if (test.kind === "http") return httpCheck(test, timing, at, report);
  if (test.kind !== "tcp") report.warning(at, "check.becomes_tcp", { kind: test.kind });
  return { kind: "tcp", ...timing };
}

function httpCheck(
  test: Extract<CheckedThing, { kind: "http" | "https" }>,
  timing: Pick<HealthCheck, "delaySec" | "timeoutSec" | "retry">,
  at: Place,
  report: ReportBuilder,
): HealthCheck {
  if (test.virtualHost !== null) report.warning(at, "check.virtual_host", { host: test.virtualHost });
  if (test.pattern !== null) report.warning(at, "check.pattern", { pattern: test.pattern });
  const { path, statusCode } = test;
  const check = healthCheckSchema.safeParse({
    kind: "http",
    ...timing,
    path,
    ...(statusCode === null ? {} : { statusCode }),
  });
  if (check.success) return check.data;
  report.error(at, "check.path", { path });
  return { kind: "tcp", ...timing };
}

function clamp(
  value: number,
  min: number,
  max: number,
  field: keyof typeof codes,
  at: Place,
  report: ReportBuilder,
): number {
  const taken = Math.min(Math.max(value, min), max);
  if (taken !== value) report.warning(at, codes[field], { value, taken });
  return taken;
}

const codes = { delaySec: "check.delay", timeoutSec: "check.timeout", retry: "check.retry" } as const;
