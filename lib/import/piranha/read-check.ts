import type { CheckedThing, DraftCheck } from "@/lib/import/draft-check";
import type { ReportBuilder } from "@/lib/import/report-builder";
import type { Place } from "@/lib/import/source-line";
import type { Entries } from "./entries";

/** Piranha's own, in seconds. */
const timeoutSec = 10;
/** nanny asks again after so many seconds. */
const intervalSec = 10;

/** How nanny checks the servers of a virtual: by connecting, or by what it sends and expects. */
export function readCheck(entries: Entries, at: Place, report: ReportBuilder): DraftCheck {
  const program = entries.place("send_program");
  if (program !== null) report.error(program, "check.command", { command: entries.text("send_program") ?? "" });
  const seconds = entries.number("timeout", 1, 86400) ?? timeoutSec;
  return { delaySec: intervalSec, timeoutSec: seconds, retry: 0, test: readTest(entries, at, report) };
}

/** `send = "GET / HTTP/1.0\r\n\r\n"` is an HTTP request; other words are not spoken by any check. */
function readTest(entries: Entries, at: Place, report: ReportBuilder): CheckedThing {
  const send = entries.text("send") ?? "";
  const expect = entries.text("expect") ?? "*";
  const path = /^(?:GET|HEAD) (\S+)/.exec(send)?.[1];
  if (path !== undefined) {
    return { kind: "http", port: null, path, statusCode: null, virtualHost: hostOf(send), pattern: patternOf(expect) };
  }
  if (send !== "" || patternOf(expect) !== null) {
    report.warning(entries.place("send") ?? entries.place("expect") ?? at, "check.send_expect");
  }
  return { kind: "tcp", port: null };
}

function hostOf(send: string): string | null {
  return /Host: *([A-Za-z0-9.-]+)/i.exec(send)?.[1] ?? null;
}

/** Any answer of a web server begins so; `*` is any answer at all. */
function patternOf(expect: string): string | null {
  return /^(\*|HTTP\S*|)$/.test(expect) ? null : expect;
}
