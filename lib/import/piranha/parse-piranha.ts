import type { ReportBuilder } from "@/lib/import/report-builder";
import { type SourceLine, startOf } from "@/lib/import/source-line";
import type { PiranhaBlock } from "./syntax";

/**
 * Reads the lines of an lvs.cf as Piranha's lvsd does: `key = value` with blanks around the `=`, blocks opened by
 * `virtual NAME {` and closed by a lone `}`, values with blanks in single or double quotes, comments from `#` on. The
 * result is one nameless block, the file.
 */
export function parsePiranha(lines: Iterable<SourceLine>, report: ReportBuilder): PiranhaBlock {
  const file: PiranhaBlock = { kind: "file", name: "", line: noLine, entries: [], blocks: [] };
  const open: PiranhaBlock[] = [];
  for (const line of lines) {
    const { text, comment } = splitComment(line.text);
    const current = open.at(-1) ?? file;
    if (comment !== "") report.keep(line, open.map(titleOf), comment);
    if (text === "") continue;
    if (text === "}") {
      if (open.pop() === undefined) report.error(startOf(line), "brace.unexpected");
    } else {
      const block = readBlock(line, text);
      if (block === null) readEntry(current, line, text, report);
      else {
        current.blocks.push(block);
        open.push(block);
      }
    }
  }
  for (const block of open) report.error(startOf(block.line), "brace.open");
  return file;
}

const noLine: SourceLine = { path: "", number: 0, text: "" };

/** What a block is called in the places of kept texts. */
export function titleOf({ kind, name }: PiranhaBlock): string {
  return `${kind} ${name}`;
}

/** People write comments behind values too; what stands in quotes is none. */
function splitComment(line: string): { text: string; comment: string } {
  let quote = "";
  for (const [index, character] of line.split("").entries()) {
    if (quote === "" && character === "#" && /^$|\s$/.test(line.slice(Math.max(index - 1, 0), index))) {
      return { text: line.slice(0, index).trim(), comment: line.slice(index).trim() };
    }
    if (quote === "" && /["']/.test(character)) quote = character;
    else if (character === quote) quote = "";
  }
  return { text: line.trim(), comment: "" };
}

function readBlock(line: SourceLine, text: string): PiranhaBlock | null {
  const match = /^(\w+)\s+("[^"]*"|'[^']*'|[^\s{]+)\s*\{$/.exec(text);
  if (match === null) return null;
  return { kind: match[1] ?? "", name: unquoted(match[2] ?? ""), line, entries: [], blocks: [] };
}

function readEntry(block: PiranhaBlock, line: SourceLine, text: string, report: ReportBuilder): void {
  const [, key, value = ""] = /^(\w+)\s+=(?:\s+(.*))?$/.exec(text) ?? [];
  if (key !== undefined) block.entries.push({ key, value: unquoted(value), line });
  else if (/^\w+=/.test(text)) report.error(startOf(line), "piranha.blanks_around_equals");
  else report.error(startOf(line), "line.not_understood");
}

function unquoted(value: string): string {
  return /^"([^"]*)"$/.exec(value)?.[1] ?? /^'([^']*)'$/.exec(value)?.[1] ?? value;
}
