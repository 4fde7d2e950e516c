import type { DraftCluster } from "@/lib/import/draft";
import type { ImportOptions, ImportSource } from "@/lib/import/model";
import { readLines } from "@/lib/import/read-lines";
import type { ReportBuilder } from "@/lib/import/report-builder";
import { type SourceLine, startOf } from "@/lib/import/source-line";
import { notUnderstood } from "./refusal";
import { ShellVariables } from "./shell-variables";
import { splitCommand } from "./split-command";
import { TableReader } from "./table-reader";

/**
 * Reads rules for IPVS: what `ipvsadm -Sn` prints, the files that distributions load with `ipvsadm -R`, and the plain
 * ipvsadm lines of shell scripts with their variables. Every command that `-R` takes is carried out, so that what counts is the table at the
 * end.
 */
export function importIpvsadm(
  source: ImportSource,
  options: ImportOptions,
  report: ReportBuilder,
): DraftCluster | null {
  const table = new TableReader();
  const variables = new ShellVariables();
  let first: SourceLine | null = null;
  for (const line of readLines(source, report)) {
    if (variables.assign(line.text)) continue;
    if (readRule(line, variables.substitute(line.text), table, report)) first ??= line;
  }
  const { services, ipvs } = table.finish();
  if (first === null || (services.length === 0 && Object.keys(ipvs).length === 0)) return null;
  return {
    engine: "ipvsadm",
    id: null,
    vrrp: null,
    vrrpInstances: [],
    keepalived: {},
    ipvs,
    directors: [
      {
        at: startOf(first),
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

/** True = a command that was carried out. `ipvsadm` itself is dropped wherever it stands, as ipvsadm does when it reads. */
function readRule(line: SourceLine, text: string, table: TableReader, report: ReportBuilder): boolean {
  const words = text
    .split(/[ \t]+/)
    .filter((word) => word !== "" && !/^((\/\S*\/)?ipvsadm|\$\{?IPVSADM\}?|sudo)$/.test(word));
  const comment = words.findIndex((word) => word.startsWith("#"));
  if (comment >= 0) report.keep(line, [], line.text.slice(line.text.indexOf("#")).trim());
  const rule = comment < 0 ? words : words.slice(0, comment);
  if (rule.length === 0) return false;
  const command = splitCommand(rule);
  const refusal = command === null ? notUnderstood : table.read(command, line);
  if (refusal?.code === "ipvsadm.no_effect") report.info(startOf(line), refusal.code, refusal.params);
  else if (refusal !== null) report.error(startOf(line), refusal.code, refusal.params);
  return refusal === null;
}
