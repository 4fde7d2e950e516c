import type { HostFacts } from "@/lib/api/resources/host";
import { readIpvsModules } from "@/lib/ipvs/ipvs-modules";
import { readPacketFilter } from "@/lib/plan/observe-common";
import type { StepResult } from "@/lib/shell/model";
import { readInterfaces } from "./read-interfaces";

/**
 * Reads what `factsProgram` printed; null when the host could not even name itself. Everything in it is the word of a
 * host: it is cut to sane lengths and rid of control characters, and shown as text.
 */
export function readFacts(steps: readonly StepResult[], privilege: "root" | "sudo"): HostFacts | null {
  const output = (id: string) => steps.find((step) => step.id === id)?.output ?? "";
  const succeeded = (id: string) => steps.find((step) => step.id === id)?.exitCode === 0;
  if (!succeeded("system")) return null;
  const system = words(output("system"));
  return {
    hostname: printable(system.get("hostname") ?? ""),
    os: readOs(output("os")),
    kernel: printable(system.get("kernel") ?? ""),
    architecture: printable(system.get("architecture") ?? ""),
    init: system.get("init") === "systemd" ? "systemd" : "sysv",
    packageManager: readPackageManager(system.get("packages")),
    ipvsModule: readModule(system.get("ipvs")),
    keepalivedVersion: succeeded("keepalived") ? readVersion(output("keepalived")) : null,
    ipvsadmVersion: succeeded("ipvsadm") ? readVersion(output("ipvsadm")) : null,
    ipvsModules: succeeded("modules") ? readIpvsModules(output("modules")) : null,
    packetFilter: readPacketFilter(system) ?? "none",
    sudo: privilege === "root" ? "not-needed" : "works",
    interfaces: readInterfaces(output("links"), output("addresses")),
  };
}

/** Lines `word rest of the line`. */
function words(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split("\n").map((line): [string, string] => {
      const [word = "", ...rest] = line.split(" ");
      return [word, rest.join(" ")];
    }),
  );
}

/** os-release(5): `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"`, with or without quotes. */
function readOs(text: string): string {
  const [, value = "Linux"] = /^PRETTY_NAME=(.*)$/m.exec(text) ?? [];
  return printable(value.replace(/^(["'])(.*)\1$/, "$2").replaceAll(/\\(.)/g, "$1"));
}

function readPackageManager(tool: string | undefined): HostFacts["packageManager"] {
  switch (tool) {
    case "apt-get":
      return "apt";
    case "dnf":
    case "yum":
      return tool;
    default:
      return null;
  }
}

function readModule(word: string | undefined): HostFacts["ipvsModule"] {
  return word === "loaded" || word === "available" ? word : "absent";
}

/**
 * `Keepalived v2.2.7 (01/16,2022)`, `ipvsadm v1.31 2019/12/24 …`, and Debian's `ipvsadm v1:1.31-1+b1`. A tool that is
 * there and does not say its version is "unknown".
 */
function readVersion(text: string): string {
  return /\bv(?:\d{1,3}:)?(\d{1,6}(?:\.\d{1,6}){1,3})/.exec(text)?.[1] ?? "unknown";
}

function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").slice(0, 200);
}
