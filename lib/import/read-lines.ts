import type { ImportSource } from "./model";
import type { ReportBuilder } from "./report-builder";
import { type SourceLine, startOf } from "./source-line";

/** Far more than any tool reads as one line; what follows is not looked at. */
const maxLineLength = 8192;

/**
 * The lines of a file that is read line by line. Lines that no tool could mean (NUL and other control characters, more
 * than 8,192 characters) are reported and left out; a byte order mark and CRLF are taken off.
 */
export function* readLines(source: ImportSource, report: ReportBuilder): Generator<SourceLine> {
  const { path, text } = source;
  let start = text.startsWith("\ufeff") ? 1 : 0;
  for (let number = 1; start <= text.length; number += 1) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const line = { path, number, text: text.slice(start, text[end - 1] === "\r" && end > start ? end - 1 : end) };
    if (isPlausible(line, report)) yield line;
    start = end + 1;
  }
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
