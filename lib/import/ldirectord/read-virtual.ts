import type { DraftListener, DraftService } from "@/lib/import/draft";
import { listenerFamily } from "@/lib/import/listener-family";
import type { ReportBuilder } from "@/lib/import/report-builder";
import { placeOf, startOf } from "@/lib/import/source-line";
import { parseClientMask } from "@/lib/ipvs/parse-client-mask";
import type { Persistence } from "@/lib/model/cluster";
import { applyCheck } from "./apply-check";
import { readCheck } from "./read-check";
import { readFallback } from "./read-fallback";
import { readListener } from "./read-listener";
import { readReal } from "./read-real";
import { Settings } from "./settings";
import type { LdirectordVirtual } from "./syntax";

const usedKeys: ReadonlySet<string> = new Set([
  "checkcommand",
  "checkinterval",
  "checkport",
  "checktimeout",
  "checktype",
  "failurecount",
  "fallback",
  "fallback6",
  "negotiatetimeout",
  "netmask",
  "ops",
  "persistent",
  "protocol",
  "quiescent",
  "receive",
  "request",
  "schedflags",
  "scheduler",
  "service",
  "virtualhost",
]);

/** One virtual of an ldirectord.cf; null when it is not clear what it listens on. */
export function readVirtual(virtual: LdirectordVirtual, globals: Settings, report: ReportBuilder): DraftService | null {
  const { line } = virtual;
  const isReal = ({ key }: { key: string }) => key === "real" || key === "real6";
  const options = virtual.entries.filter((entry) => !isReal(entry));
  const settings = new Settings(options, usedKeys, [line.text.trim()], report);
  const listener = readListener(virtual, settings, report);
  if (listener === null) return null;
  const servicePort = listener.kind === "address" ? listener.port : 0;
  const reals = virtual.entries.filter(isReal).flatMap((entry) => readReal(entry, servicePort, report));
  const { at: checkAt, check } = readCheck(virtual, settings, globals, servicePort, report);
  const { healthChecks, destinations } = applyCheck(check, checkAt, listener, reals, report);
  const at = startOf(line);
  return {
    at,
    listener,
    name: null,
    scheduler: settings.text("scheduler") ?? "wrr",
    schedulerFlags: settings.text("schedflags")?.split(/\s*,\s*/) ?? [],
    onePacket: readOnePacket(settings, listener, report),
    persistence: readPersistence(settings, listener, report),
    healthChecks,
    keepalived: {
      inhibitOnFailure: settings.yes("quiescent") ?? globals.yes("quiescent") ?? false,
      sorryServer: readFallback(settings, globals, servicePort, report),
    },
    destinations,
  };
}

/** ldirectord gives `-o` to ipvsadm for UDP alone. */
function readOnePacket(settings: Settings, listener: DraftListener, report: ReportBuilder): boolean {
  if (settings.yes("ops") !== true) return false;
  if (listener.kind === "address" && listener.protocol === "UDP") return true;
  const entry = settings.entry("ops");
  if (entry !== null) report.warning(placeOf(entry.line, entry.key), "ldirectord.ops");
  return false;
}

function readPersistence(settings: Settings, listener: DraftListener, report: ReportBuilder): Persistence | null {
  const timeoutSec = settings.number("persistent", 1, 2678400);
  const mask = settings.entry("netmask");
  if (timeoutSec === null) {
    if (mask !== null) report.warning(placeOf(mask.line, mask.key), "ldirectord.netmask_alone");
    return null;
  }
  if (mask === null) return { timeoutSec, prefixLength: null, engine: null };
  const prefixLength = parseClientMask(mask.value, listenerFamily(listener));
  if (prefixLength === null) report.error(placeOf(mask.line, mask.value), "value.mask", { value: mask.value });
  return { timeoutSec, prefixLength, engine: null };
}
