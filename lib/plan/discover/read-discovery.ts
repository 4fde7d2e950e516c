import { z } from "zod";
import type { Discovery } from "@/lib/import/discover/model";
import { parseSave } from "@/lib/ipvs/parse-save";
import { parseThresholds, withThresholds } from "@/lib/ipvs/parse-thresholds";
import { renderSave } from "@/lib/ipvs/render-save";
import { normalPath } from "@/lib/keepalived/syntax/normal-path";
import { type IpvsSysctls, ipvsSysctlSchema } from "@/lib/model/ipvs-sysctls";
import { byId, printedPaths, readFacts, readFiles } from "@/lib/plan/observe-common";
import { parseAddresses } from "@/lib/plan/parse-addresses";
import type { StepResult } from "@/lib/shell/model";
import { cutSecrets, type FoundPassword, type PrintedFile } from "./cut-secrets";

/** What was found, and the VRRP passwords in it, which are to be sealed under their ids and not stored otherwise. */
export type DirectorReading = { readonly found: Discovery; readonly passwords: readonly FoundPassword[] };

export type ReadingTools = {
  readonly sha256: (text: string) => string;
  /** Makes the ids of secrets. */
  readonly newId: () => string;
};

/** Reads a completed `discoverProgram`. Everything in it is the word of a host, and is judged when it is imported. */
export function readDiscovery(results: readonly StepResult[], { sha256, newId }: ReadingTools): DirectorReading {
  const steps = byId(results);
  const facts = readFacts(steps.get("host")?.output ?? "");
  const configId = facts.get("config-id") ?? "";
  const { files, passwords } = cutSecrets(readTexts(steps, sha256), configId, newId);
  return { found: { configId, files, ...readRest(steps, facts) }, passwords };
}

function readRest(
  steps: ReadonlyMap<string, StepResult>,
  facts: ReadonlyMap<string, string>,
): Omit<Discovery, "configId" | "files"> {
  const printed = (id: string) => (steps.get(id)?.exitCode === 0 ? (steps.get(id)?.output ?? "") : null);
  return {
    keepalived: readKeepalived(steps.get("keepalived"), facts),
    links: lines(printed("links")).map(normalPath),
    ipvsadmVersion: /\bv(\d+(?:\.\d+)+)/.exec(printed("ipvsadm") ?? "")?.[1] ?? null,
    rules: withLimits(printed("rules"), printed("thresholds")),
    timeouts: printed("timeouts") ?? "",
    daemons: lines(printed("daemons")),
    sysctls: readSysctls(steps.get("sysctls")?.output ?? ""),
    addresses: parseAddresses(printed("addresses") ?? ""),
    markRules: markRules(printed("marks")),
    bootLoader: facts.get("boot-loader") ?? null,
  };
}

/** `keepalived --version` prints "Keepalived v2.2.7 (01/16,2022)" and more; without it nothing runs either. */
function readKeepalived(step: StepResult | undefined, facts: ReadonlyMap<string, string>): Discovery["keepalived"] {
  const version = /Keepalived v(\d+(?:\.\d+)+)/.exec(step?.output ?? "")?.[1];
  if (version === undefined) return null;
  return { version, running: facts.get("keepalived-running") === "yes", path: facts.get("main") ?? "" };
}

/** The rules with the connection thresholds that `-Sn` leaves out, where both are understood. */
function withLimits(rules: string | null, listing: string | null): string | null {
  const table = parseSave(rules ?? "");
  const thresholds = parseThresholds(listing ?? "");
  if (rules === null || listing === null || !table.ok || !thresholds.ok) return rules;
  return renderSave(withThresholds(table.value, thresholds.value));
}

/** A file is printed once for each way in which includes spell its path. */
function readTexts(steps: ReadonlyMap<string, StepResult>, sha256: (text: string) => string): PrintedFile[] {
  const files = Object.entries(readFiles(printedPaths(steps), steps, sha256)).flatMap(([printed, file]) => {
    const path = normalPath(printed);
    return file === null ? [] : [{ path, sha256: file.sha256, text: file.content }];
  });
  return files.filter(({ path }, index) => files.findIndex((one) => one.path === path) === index);
}

/** `NAME VALUE` a line. The kernel shows two numbers as sync_threshold; the second is the period. */
function readSysctls(output: string): IpvsSysctls {
  const values = lines(output).flatMap((line): [string, number][] => {
    const [name = "", first = "", second] = line.split(/\s+/);
    const own: [string, number] = [name, Number(first)];
    return name === "sync_threshold" && second !== undefined ? [own, ["sync_period", Number(second)]] : [own];
  });
  const known = values.filter(
    ([name, value]) => ipvsSysctlSchema.safeParse(name).success && z.int().safeParse(value).success,
  );
  return Object.fromEntries(known);
}

/** A rule that iptables has put into nftables is listed by both, by the latter in its own words. */
function markRules(output: string | null): string[] {
  const rules = lines(output);
  const plain = rules.filter((rule) => !rule.startsWith("nft "));
  return plain.length > 0 ? plain : rules;
}

function lines(output: string | null): string[] {
  return (output ?? "").split("\n").filter((line) => line.trim() !== "");
}
