import type { ReportBuilder } from "@/lib/import/report-builder";
import type { Place } from "@/lib/import/source-line";
import { type CheckInput, takeCheck } from "@/lib/import/take-check";
import type { HealthCheck } from "@/lib/model/health-check";
import type { Entries } from "./entries";

/** Piranha's own, in seconds. */
const standardTimeoutSec = 10;
/** nanny asks again after so many seconds. */
const intervalSec = 10;

/** How nanny checks the servers of a virtual: by connecting, or by what it sends and expects. */
export function readChecks(entries: Entries, at: Place, report: ReportBuilder): HealthCheck[] {
  const program = entries.place("send_program");
  if (program !== null) report.error(program, "check.command", { command: entries.text("send_program") ?? "" });
  const timeoutSec = entries.number("timeout", 1, 86400) ?? standardTimeoutSec;
  const timing = { delaySec: intervalSec, timeoutSec, retry: 0 };
  const check = takeCheck({ ...readTest(entries, at, report), ...timing }, entries.place("send") ?? at, report);
  return check === null ? [] : [check];
}

/** `send = "GET / HTTP/1.0\r\n\r\n"` is an HTTP request; other words are not spoken by any check. */
function readTest(entries: Entries, at: Place, report: ReportBuilder): CheckInput {
  const send = entries.text("send") ?? "";
  const pattern = patternOf(entries.text("expect") ?? "*");
  const [, path] = /^(?:GET|HEAD) ((?:(?!\\[rn])\S)+)/.exec(send) ?? [];
  if (path !== undefined) {
    const [, virtualHost = null] = /Host: *([A-Za-z0-9.-]+)/i.exec(send) ?? [];
    return { kind: "http", urls: [{ path, virtualHost, regex: pattern, statusCodes: "100-599" }] };
  }
  if (send !== "" || pattern !== null) {
    report.warning(entries.place("send") ?? entries.place("expect") ?? at, "check.send_expect");
  }
  return { kind: "tcp" };
}

/** Any answer of a web server begins with HTTP; `*` is any answer at all. */
function patternOf(expect: string): string | null {
  return /^(\*|HTTP\S*|)$/.test(expect) ? null : expect;
}
