import { directorNetPaths, directorNetUnit } from "@/lib/director/director-net-paths";
import { listIpvsModules, readIpvsModules } from "@/lib/ipvs/ipvs-modules";
import type { IpvsTable } from "@/lib/ipvs/model";
import { parseSave } from "@/lib/ipvs/parse-save";
import { parseThresholds, withThresholds } from "@/lib/ipvs/parse-thresholds";
import type { AdoptedFile } from "@/lib/model/adopted-file";
import { type Checked, errorAt } from "@/lib/model/problem";
import type { Program, StepResult } from "@/lib/shell/model";
import type { ObservedDirector } from "./model";
import { adoptionStep, readAdoption } from "./observe-adoption";
import {
  byId,
  filesStep,
  initLines,
  packetFilterLines,
  readFacts,
  readFiles,
  readInit,
  readPacketFilter,
  readSetUp,
  setUpStep,
} from "./observe-common";
import { ipvsSysctlsStep, readIpvsSysctls } from "./observe-ipvs-sysctls";
import { readSecrets, secretsStep } from "./observe-secrets";
import { parseAddresses, parseInterfaces } from "./parse-addresses";
import { processEventsStep, readProcessEvents } from "./process-events";

/** One program that reads everything a plan needs to know of a director. It changes nothing but may load ip_vs. */
export function observeDirectorProgram(paths: readonly string[], adopted?: AdoptedFile): Program {
  return {
    steps: [
      { id: "host", script: hostScript },
      { id: "keepalived", mayFail: true, script: "exec keepalived --version" },
      { id: "table", mayFail: true, script: "exec ipvsadm -Sn" },
      { id: "thresholds", mayFail: true, script: "exec ipvsadm -Ln --thresholds" },
      { id: "ipvsadm", mayFail: true, script: "exec ipvsadm --version" },
      { id: "modules", mayFail: true, script: listIpvsModules },
      processEventsStep,
      ipvsSysctlsStep,
      { id: "addresses", script: "exec ip -o address show" },
      { id: "links", script: "exec ip -o link show" },
      filesStep(paths),
      secretsStep,
      setUpStep(directorNetPaths.script),
      ...(adopted === undefined ? [] : [adoptionStep(adopted)]),
    ],
  };
}

/** The pid file outlives a crash: the process must be there and be keepalived. */
const hostScript = `${initLines}pid= name=
for file in /run/keepalived.pid /run/keepalived/keepalived.pid /var/run/keepalived.pid; do
  if [ -r "$file" ]; then read -r pid <"$file" || :; break; fi
done
if [ -n "$pid" ] && [ -r "/proc/$pid/comm" ]; then read -r name <"/proc/$pid/comm" || :; fi
if [ "$name" = keepalived ]; then echo keepalived-running yes; else echo keepalived-running no; fi
if boot keepalived; then echo keepalived-enabled yes; else echo keepalived-enabled no; fi
if boot signalbox-director; then echo boot yes; else echo boot no; fi
if boot ${directorNetUnit}; then echo net-boot yes; else echo net-boot no; fi
${packetFilterLines}`;

export type DirectorReading = {
  readonly directorId: string;
  readonly hostId: string;
  /** The same paths in the same order as the program's, and the same adopted file. */
  readonly paths: readonly string[];
  readonly adopted?: AdoptedFile | undefined;
  readonly sha256: (text: string) => string;
};

/**
 * Reads a completed observation. A kernel table that cannot be read is a problem, never an empty table; where there can
 * be none, `tableMissing` says so.
 */
export function readDirector(reading: DirectorReading, results: readonly StepResult[]): Checked<ObservedDirector> {
  const steps = byId(results);
  const table = readTable(steps.get("table"), steps.get("thresholds"));
  if (!table.ok) return table;
  const facts = readFacts(steps.get("host")?.output ?? "");
  return {
    ok: true,
    value: {
      directorId: reading.directorId,
      hostId: reading.hostId,
      init: readInit(facts),
      table: table.value,
      files: { ...readFiles(reading.paths, steps, reading.sha256), ...readSecrets(steps.get("secrets")) },
      ...(reading.adopted !== undefined && { adoption: readAdoption(reading.adopted, steps.get("adoption")) }),
      addresses: parseAddresses(steps.get("addresses")?.output ?? ""),
      interfaces: parseInterfaces(steps.get("links")?.output ?? ""),
      keepalived: readKeepalived(steps.get("keepalived"), facts),
      tableMissing: missingTable(steps.get("table")),
      ipvsadmVersion: /\bv(\d+(?:\.\d+)+)/.exec(steps.get("ipvsadm")?.output ?? "")?.[1] ?? null,
      ipvsModules: readModules(steps.get("modules")),
      processEvents: readProcessEvents(steps.get("process-events")),
      ipvsSysctls: readIpvsSysctls(steps.get("ipvs-sysctls")),
      setUp: readSetUp(steps),
      packetFilter: readPacketFilter(facts),
      netBootEnabled: facts.get("net-boot") === "yes",
      bootEnabled: facts.get("boot") === "yes",
    },
  };
}

/** Thresholds are in a listing of their own; where it cannot be read they stay "not observed". */
function readTable(saved: StepResult | undefined, thresholds: StepResult | undefined): Checked<IpvsTable> {
  if (saved?.exitCode === 0) {
    const table = parseSave(saved.output);
    const listed = thresholds?.exitCode === 0 ? parseThresholds(thresholds.output) : null;
    return table.ok && listed?.ok ? { ok: true, value: withThresholds(table.value, listed.value) } : table;
  }
  if (missingTable(saved) !== null) return { ok: true, value: { services: [] } };
  return { ok: false, problems: [errorAt([], "plan.table_unreadable")] };
}

function missingTable(step: StepResult | undefined): ObservedDirector["tableMissing"] {
  if (step?.exitCode === 127) return "plan.ipvsadm_missing";
  return step?.exitCode !== 0 && /Can't initialize ipvs/.test(step?.output ?? "") ? "plan.ip_vs_missing" : null;
}

function readModules(step: StepResult | undefined): string[] | null {
  return step?.exitCode === 0 ? readIpvsModules(step.output) : null;
}

/** `keepalived --version` prints "Keepalived v2.2.7 (01/16,2022)" and more; 126 and 127 = it cannot be run. */
function readKeepalived(
  step: StepResult | undefined,
  facts: ReadonlyMap<string, string>,
): ObservedDirector["keepalived"] {
  const version = /Keepalived v(\d+(?:\.\d+)+)/.exec(step?.output ?? "")?.[1];
  if (version === undefined) return null;
  return {
    version,
    running: facts.get("keepalived-running") === "yes",
    enabled: facts.get("keepalived-enabled") === "yes",
  };
}
