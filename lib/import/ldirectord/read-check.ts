import type { CheckedThing, DraftCheck } from "@/lib/import/draft-check";
import type { ReportBuilder } from "@/lib/import/report-builder";
import { placeOf, startOf } from "@/lib/import/source-line";
import { serviceOfPort } from "./service-of-port";
import type { Settings } from "./settings";
import type { LdirectordVirtual } from "./syntax";

/** ldirectord's own, where neither the virtual nor the file says otherwise. */
const connectTimeoutSec = 5;
const negotiateTimeoutSec = 30;
const intervalSec = 10;

/**
 * How a virtual is checked. "off" = it takes no traffic at all (ldirectord leaves its real servers at weight 0); null =
 * its real servers are taken as alive.
 */
export function readCheck(
  virtual: LdirectordVirtual,
  settings: Settings,
  globals: Settings,
  servicePort: number,
  report: ReportBuilder,
): DraftCheck | "off" | null {
  const number = (key: string, standard: number) =>
    settings.number(key, 1, 86400) ?? globals.number(key, 1, 86400) ?? standard;
  const checkType = settings.text("checktype") ?? "negotiate";
  const timing = {
    delaySec: number("checkinterval", intervalSec),
    retry: number("failurecount", 1) - 1,
  };
  const connect = { ...timing, timeoutSec: number("checktimeout", connectTimeoutSec) };
  const port = settings.number("checkport", 1, 65535);
  const entry = settings.entry("checktype");
  const at = entry === null ? startOf(virtual.line) : placeOf(entry.line, entry.value);
  switch (checkType) {
    case "off":
      report.warning(at, "ldirectord.check_off");
      return "off";
    case "on":
      return null;
    case "connect":
    case "ping":
      return { ...connect, test: { kind: checkType === "connect" ? "tcp" : "ping", port } };
    case "external":
    case "external-perl":
      report.warning(at, "ldirectord.check_external", { command: settings.text("checkcommand") ?? "/bin/true" });
      return { ...connect, test: { kind: "tcp", port } };
    default:
      if (checkType !== "negotiate" && !/^\d+$/.test(checkType)) {
        report.error(at, "value.not_known", { value: checkType });
      }
      if (/^\d+$/.test(checkType)) report.warning(at, "ldirectord.check_combined", { count: Number(checkType) });
      return {
        ...timing,
        timeoutSec: number("negotiatetimeout", negotiateTimeoutSec),
        test: readService(virtual, settings, servicePort, port, report),
      };
  }
}

/** What "negotiate" speaks with the real server. */
function readService(
  { line }: LdirectordVirtual,
  settings: Settings,
  servicePort: number,
  port: number | null,
  report: ReportBuilder,
): CheckedThing {
  const entry = settings.entry("service");
  const service = settings.text("service") ?? serviceOfPort(servicePort);
  switch (service) {
    case "http":
    case "http_proxy":
    case "https":
      return {
        kind: service === "https" ? "https" : "http",
        port,
        path: readPath(settings.text("request")),
        statusCode: null,
        virtualHost: settings.text("virtualhost"),
        pattern: settings.text("receive"),
      };
    case "dns":
      return { kind: "dns", port, name: settings.text("request") };
    case "smtp":
    case "submission":
      return { kind: "smtp", port };
    case "none":
      return { kind: "tcp", port };
    default:
      report.warning(entry === null ? startOf(line) : placeOf(entry.line, entry.value), "ldirectord.check_service", {
        service,
      });
      return { kind: "tcp", port };
  }
}

/** ldirectord puts the slash there; a whole URL is taken at its path. */
function readPath(request: string | null): string {
  const path = (request ?? "").replace(/^https?:\/\/[^/]*/, "");
  return path.startsWith("/") ? path : `/${path}`;
}
