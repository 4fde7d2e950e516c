import type { ReportBuilder } from "@/lib/import/report-builder";
import { type Place, placeOf, startOf } from "@/lib/import/source-line";
import type { CheckInput } from "@/lib/import/take-check";
import { serviceOfPort } from "./service-of-port";
import type { Settings } from "./settings";
import type { LdirectordVirtual } from "./syntax";

/** ldirectord's own, where neither the virtual nor the file says otherwise. */
const connectTimeoutSec = 5;
const negotiateTimeoutSec = 30;
const intervalSec = 10;

/**
 * How a virtual is checked. "off" = it takes no traffic at all (ldirectord leaves its real servers at weight 0); null =
 * its real servers are taken as alive. An external command gets addresses of the real server, so it is `command` here.
 */
export type LdirectordCheck = CheckInput | ExternalCheck | "off" | null;

export type ExternalCheck = {
  readonly kind: "external";
  readonly words: readonly string[];
  readonly delaySec: number;
  readonly timeoutSec: number;
  readonly retry: number;
};

export function readCheck(
  virtual: LdirectordVirtual,
  settings: Settings,
  globals: Settings,
  servicePort: number,
  report: ReportBuilder,
): { readonly at: Place; readonly check: LdirectordCheck } {
  const number = (key: string, standard: number) =>
    settings.number(key, 1, 86400) ?? globals.number(key, 1, 86400) ?? standard;
  const checkType = settings.text("checktype") ?? "negotiate";
  const timing = { delaySec: number("checkinterval", intervalSec), retry: number("failurecount", 1) - 1 };
  const connect = { ...timing, timeoutSec: number("checktimeout", connectTimeoutSec) };
  const connectPort = settings.number("checkport", 1, 65535);
  const entry = settings.entry("checktype");
  const at = entry === null ? startOf(virtual.line) : placeOf(entry.line, entry.value);
  switch (checkType) {
    case "off":
      report.warning(at, "ldirectord.check_off");
      return { at, check: "off" };
    case "on":
      return { at, check: null };
    case "connect":
      return { at, check: { kind: "tcp", ...connect, connectPort } };
    case "ping":
      return { at, check: { kind: "ping", ...connect } };
    case "external":
      return {
        at,
        check: { kind: "external", ...connect, words: (settings.text("checkcommand") ?? "/bin/true").split(/\s+/) },
      };
    case "external-perl":
      report.warning(at, "ldirectord.check_perl", { command: settings.text("checkcommand") ?? "/bin/true" });
      return { at, check: { kind: "tcp", ...connect, connectPort } };
    default: {
      const count = /^\d+/.exec(checkType)?.[0];
      if (count !== undefined) report.warning(at, "ldirectord.check_combined", { count: Number(count) });
      else if (checkType !== "negotiate") report.error(at, "value.not_known", { value: checkType });
      const timeoutSec = number("negotiatetimeout", negotiateTimeoutSec);
      const spoken = readService(virtual, settings, servicePort, report);
      return { at, check: { ...spoken, ...timing, timeoutSec, connectPort } };
    }
  }
}

/** What "negotiate" speaks with the real server. */
function readService(
  { line }: LdirectordVirtual,
  settings: Settings,
  servicePort: number,
  report: ReportBuilder,
): Extract<CheckInput, { kind: "http" | "https" | "dns" | "smtp" | "tcp" }> {
  const entry = settings.entry("service");
  const service = settings.text("service") ?? serviceOfPort(servicePort);
  switch (service) {
    case "http":
    case "http_proxy":
    case "https":
      return { kind: service === "https" ? "https" : "http", urls: [readUrl(settings)] };
    case "dns": {
      const name = settings.text("request");
      return { kind: "dns", type: "A", ...(name === null ? {} : { name }) };
    }
    case "smtp":
    case "submission":
      return { kind: "smtp" };
    case "none":
      return { kind: "tcp" };
    default: {
      const at = entry === null ? startOf(line) : placeOf(entry.line, entry.value);
      report.warning(at, "ldirectord.check_service", { service });
      return { kind: "tcp" };
    }
  }
}

/** ldirectord takes any answer that is no error, and looks for `receive` in the body. */
function readUrl(settings: Settings) {
  return {
    path: requestPath(settings.text("request") ?? ""),
    statusCodes: "200-399",
    virtualHost: settings.text("virtualhost"),
    regex: settings.text("receive"),
  };
}

/** ldirectord puts the slash there; a whole URL is taken at its path. */
export function requestPath(request: string): string {
  const path = request.replace(/^\/?https?:\/\/[^/]*/, "");
  return path.startsWith("/") ? path : `/${path}`;
}
