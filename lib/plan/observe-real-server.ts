import type { Program, StepResult } from "@/lib/shell/model";
import { quote } from "@/lib/shell/quote";
import type { ObservedRealServer } from "./model";
import { byId, fileSteps, initLines, readFacts, readFiles, readInit } from "./observe-common";
import { parseAddresses } from "./parse-addresses";

/** One program that reads everything a plan needs to know of a real server. It changes nothing. */
export function observeRealServerProgram(paths: readonly string[], sysctls: readonly string[]): Program {
  return {
    steps: [
      { id: "host", script: `${initLines}if boot signalbox-real-server; then echo boot yes; else echo boot no; fi` },
      { id: "sysctls", script: sysctls.map(sysctlLine).join("") },
      { id: "addresses", script: "exec ip -o address show" },
      ...fileSteps(paths),
    ],
  };
}

/** A missing key prints nothing: it is then not among the observed ones. */
function sysctlLine(name: string): string {
  const path = quote(`/proc/sys/${name.replaceAll(".", "/")}`);
  return `if [ -r ${path} ]; then read -r value <${path} && echo ${quote(name)} "$value"; fi\n`;
}

export type RealServerReading = {
  readonly realServerId: string;
  readonly hostId: string;
  /** The same paths in the same order as the program's. */
  readonly paths: readonly string[];
  readonly sha256: (text: string) => string;
};

export function readRealServer(reading: RealServerReading, results: readonly StepResult[]): ObservedRealServer {
  const steps = byId(results);
  const facts = readFacts(steps.get("host")?.output ?? "");
  return {
    realServerId: reading.realServerId,
    hostId: reading.hostId,
    init: readInit(facts),
    addresses: parseAddresses(steps.get("addresses")?.output ?? ""),
    sysctls: Object.fromEntries(readFacts(steps.get("sysctls")?.output ?? "")),
    files: readFiles(reading.paths, steps, reading.sha256),
    bootEnabled: facts.get("boot") === "yes",
  };
}
