import type { DraftDestination, DraftListener, DraftService } from "@/lib/import/draft";
import type { ReportBuilder } from "@/lib/import/report-builder";
import type { Place } from "@/lib/import/source-line";
import { type CheckInput, takeCheck } from "@/lib/import/take-check";
import type { HealthCheck } from "@/lib/model/health-check";
import { type ExternalCheck, type LdirectordCheck, requestPath } from "./read-check";
import type { LdirectordReal } from "./read-real";

/** The checks of a service, and its destinations with those that are their own. */
export function applyCheck(
  check: LdirectordCheck,
  at: Place,
  listener: DraftListener,
  reals: readonly LdirectordReal[],
  report: ReportBuilder,
): Pick<DraftService, "healthChecks" | "destinations"> {
  const destinations = reals.map(({ destination }) => destination);
  if (check === null) return { healthChecks: [], destinations };
  if (check === "off") {
    return { healthChecks: [], destinations: destinations.map((destination) => ({ ...destination, weight: 0 })) };
  }
  if (check.kind === "external") {
    return {
      healthChecks: [],
      destinations: destinations.map((one) => withCommand(check, at, listener, one, report)),
    };
  }
  return {
    healthChecks: taken(check, at, report),
    destinations: reals.map((real) => withOwnRequest(check, real, report)),
  };
}

/** ldirectord calls the command with the addresses and ports of the virtual and of the real server. */
function withCommand(
  { words, delaySec, timeoutSec, retry }: ExternalCheck,
  at: Place,
  listener: DraftListener,
  destination: DraftDestination,
  report: ReportBuilder,
): DraftDestination {
  const [path = "", ...rest] = words;
  const virtual = listener.kind === "address" ? [listener.address, String(listener.port)] : ["0", "0"];
  const command: [string, ...string[]] = [path, ...rest, ...virtual, destination.address, String(destination.port)];
  const check = { kind: "command", command, delaySec, timeoutSec, retry } as const;
  return { ...destination, healthChecks: taken(check, at, report) };
}

function withOwnRequest(
  check: CheckInput,
  { destination, own }: LdirectordReal,
  report: ReportBuilder,
): DraftDestination {
  if (own === null) return destination;
  if (check.kind !== "http" && check.kind !== "https") {
    report.warning(destination.at, "check.own_request");
    return destination;
  }
  const [url = {}] = check.urls ?? [];
  const ownUrl = { ...url, path: requestPath(own.request), regex: own.receive === "" ? null : own.receive };
  return { ...destination, healthChecks: taken({ ...check, urls: [ownUrl] }, destination.at, report) };
}

function taken(check: CheckInput, at: Place, report: ReportBuilder): HealthCheck[] {
  const health = takeCheck(check, at, report);
  return health === null ? [] : [health];
}
