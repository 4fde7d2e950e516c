import type { DraftCluster } from "@/lib/import/draft";
import type { ImportOptions, ImportSource } from "@/lib/import/model";
import { readLines } from "@/lib/import/read-lines";
import type { ReportBuilder } from "@/lib/import/report-builder";
import { startOf } from "@/lib/import/source-line";
import { parseLdirectord } from "./parse-ldirectord";
import { readVirtual } from "./read-virtual";
import { Settings } from "./settings";

const usedKeys: ReadonlySet<string> = new Set([
  "checkinterval",
  "checktimeout",
  "failurecount",
  "fallback",
  "fallback6",
  "negotiatetimeout",
  "quiescent",
]);

/**
 * Reads an ldirectord.cf. ldirectord checks and fills the table of one director; who holds the VIPs is somebody else's
 * business (heartbeat, Pacemaker), so there is no VRRP in the result.
 */
export function importLdirectord(
  source: ImportSource,
  options: ImportOptions,
  report: ReportBuilder,
): DraftCluster | null {
  const file = parseLdirectord(readLines(source, report), report);
  const globals = new Settings(file.globals, usedKeys, [], report);
  const services = file.virtuals.flatMap((virtual) => readVirtual(virtual, globals, report) ?? []);
  const [first] = file.virtuals;
  if (first === undefined) return null;
  const at = startOf(first.line);
  const quiescent = [...file.globals, ...file.virtuals.flatMap(({ entries }) => entries)];
  if (!quiescent.some(({ key }) => key === "quiescent")) report.warning(at, "ldirectord.quiescent");
  report.info(at, "ldirectord.vips");
  return {
    engine: "keepalived",
    id: null,
    vrrp: null,
    vrrpInstances: [],
    keepalived: {},
    ipvs: {},
    directors: [
      {
        at,
        name: options.director ?? "director1",
        routerId: null,
        address: null,
        interface: null,
        priority: null,
        guessed: false,
      },
    ],
    vips: [],
    services,
  };
}
