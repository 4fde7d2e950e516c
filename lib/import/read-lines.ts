import type { ImportSource } from "./model";
import type { ReportBuilder } from "./report-builder";
import { type SourceLine, startOf } from "./source-line";

/** Far more than any tool reads as one line; what follows is not looked at. */
const maxLineLength = 8192;

/**
 * The lines of a file that is read line by line. Lines that no tool could mean (NUL and other control characters, more
 * than 8,192 characters) are reported and left out; a byte order mark and CRLF are taken off.
 */
export function readLines(source: ImportSource, report: ReportBuilder): SourceLine[] {
  return source.text
    .split("\n")
    .map((text, index) => ({ path: source.path, number: index + 1, text: withoutEnds(text, index) }))
    .filter((line) => isPlausible(line, report));
}

function withoutEnds(text: string, index: number): string {
  const end = text.endsWith("\r") ? text.length - 1 : text.length;
  return text.slice(index === 0 && text.startsWith("\ufeff") ? 1 : 0, end);
}

function isPlausible(line: SourceLine, report: ReportBuilder): boolean {
  if (line.text.length > maxLineLength) {
    report.error(startOf(line), "line.too_long", { max: maxLineLength });
    return false;
  }
  const control = line.text.search(/(?!\t)\p{Cc}/u);
  if (control >= 0) {
    report.error({ line, column: control + 1 }, "line.control_character");
    return false;
  }
  const bidi = line.text.search(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
  if (bidi >= 0) report.warning({ line, column: bidi + 1 }, "line.bidi_character");
  return true;
}
