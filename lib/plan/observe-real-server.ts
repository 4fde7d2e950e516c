import { type IpAddress, parseAddress } from "@/lib/model/address";
import { realServerPaths } from "@/lib/realserver/real-server-paths";
import type { Program, ProgramStep, StepResult } from "@/lib/shell/model";
import { quote } from "@/lib/shell/quote";
import type { ObservedRealServer } from "./model";
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
import { parseAddresses } from "./parse-addresses";

/** One program that reads everything a plan needs to know of a real server. It changes nothing. */
export function observeRealServerProgram(paths: readonly string[], sysctls: readonly string[]): Program {
  return {
    steps: [
      { id: "host", script: hostScript },
      sysctlStep(sysctls),
      { id: "addresses", script: "exec ip -o address show" },
      { id: "routes", mayFail: true, script: "ip -4 route show default; exec ip -6 route show default" },
      filesStep(paths),
      setUpStep(realServerPaths.script),
    ],
  };
}

const hostScript = `${initLines}if boot signalbox-real-server; then echo boot yes; else echo boot no; fi
${packetFilterLines}`;

/**
 * `sysctl -e` prints `name = value` and passes over a key that is missing. The shell's own `read` would not do: it reads
 * byte by byte, and /proc/sys gives nothing after the first.
 */
function sysctlStep(names: readonly string[]): ProgramStep {
  return { id: "sysctls", script: `exec sysctl -e ${names.map(quote).join(" ")}` };
}

function readSysctls(output: string): Record<string, string> {
  const lines = output.split("\n").flatMap((line): [string, string][] => {
    const [, name, value] = /^(\S+) = (.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(lines);
}

/** `default via 10.78.0.11 dev eth1`, or `nexthop via 10.78.0.11 dev eth1 weight 1` for each of several. */
function readGateways(output: string): IpAddress[] {
  return [...output.matchAll(/ via (\S+)/g)].flatMap(([, address = ""]) => parseAddress(address) ?? []);
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
    sysctls: readSysctls(steps.get("sysctls")?.output ?? ""),
    files: readFiles(reading.paths, steps, reading.sha256),
    setUp: readSetUp(steps),
    packetFilter: readPacketFilter(facts),
    gateways: readGateways(steps.get("routes")?.output ?? ""),
    bootEnabled: facts.get("boot") === "yes",
  };
}
