import type { ReportBuilder } from "@/lib/import/report-builder";
import { type SourceLine, startOf } from "@/lib/import/source-line";
import type { LdirectordEntry, LdirectordFile, LdirectordVirtual } from "./syntax";

type OpenVirtual = Omit<LdirectordVirtual, "entries"> & { readonly entries: LdirectordEntry[] };

/**
 * Reads the lines of an ldirectord.cf as ldirectord itself does (read_config of ldirectord 4): options of a virtual are
 * indented by four blanks or a tab, the first other line ends it, even an empty one. Inside a virtual `#` begins a comment
 * anywhere, in quotes too; outside only whole lines are comments.
 */
export function parseLdirectord(lines: Iterable<SourceLine>, report: ReportBuilder): LdirectordFile {
  const globals: LdirectordEntry[] = [];
  const virtuals: OpenVirtual[] = [];
  let open: OpenVirtual | null = null;
  for (const line of lines) {
    if (open !== null && addOption(open, line, report)) continue;
    open = readVirtual(line);
    if (open !== null) virtuals.push(open);
    else addGlobal(globals, line, report);
  }
  return { globals, virtuals };
}

function readVirtual(line: SourceLine): OpenVirtual | null {
  const match = /^virtual(6)?\s*=\s*(.*)$/.exec(line.text);
  return match === null ? null : { inet6: match[1] !== undefined, target: (match[2] ?? "").trim(), line, entries: [] };
}

/** False when the line ends the virtual. */
function addOption(open: OpenVirtual, line: SourceLine, report: ReportBuilder): boolean {
  const block = [open.line.text.trim()];
  if (/^\s*#/.test(line.text)) {
    report.keep(line, block, line.text.trim());
    return true;
  }
  const hash = line.text.indexOf("#");
  const text = hash < 0 ? line.text : line.text.slice(0, hash);
  const [, option = ""] = /^ {4,}(\S.*)$/.exec(text.replaceAll("\t", "    ")) ?? [];
  if (option === "") return false;
  const [, key, value = ""] = /^([A-Za-z0-9]+)\s*=\s*(.*)$/.exec(option.trimEnd()) ?? [];
  if (hash >= 0) report.keep(line, block, line.text.slice(hash));
  if (key === undefined) report.error(startOf(line), "line.not_understood");
  else if (hash >= 0 && value.split('"').length % 2 === 0) {
    report.error({ line, column: hash + 1 }, "ldirectord.comment_in_quotes");
  } else open.entries.push({ key, value, line });
  return true;
}

function addGlobal(globals: LdirectordEntry[], line: SourceLine, report: ReportBuilder): void {
  if (/^\s*(#|$)/.test(line.text)) {
    if (line.text.trim() !== "") report.keep(line, [], line.text.trim());
    return;
  }
  const [, key, value = ""] = /^([A-Za-z0-9]+)\s*=\s*(.*)$/.exec(line.text.trimEnd()) ?? [];
  if (key !== undefined) globals.push({ key, value, line });
  else if (line.text.trim() === "supervised") globals.push({ key: "supervised", value: "yes", line });
  else if (/^\s/.test(line.text)) report.error(startOf(line), "ldirectord.option_outside");
  else report.error(startOf(line), "line.not_understood");
}
