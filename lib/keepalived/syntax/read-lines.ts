import type { Findings } from "./finding";

/** A line of a file, without its end, its NUL and what keepalived has no room for. */
export type SourceLine = { readonly text: string; readonly line: number };

/** keepalived reads lines into 1024 bytes with the final NUL (MAXBUF in its lib/parser.h), and takes the rest for a line. */
export const maxLineBytes = 1023;

/** Characters that reorder the text around them on a screen: what people read is not what keepalived reads. */
const bidirectional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** C0 controls and DEL without tab, line feed, vertical tab, form feed and carriage return, which are white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const control = /[\u0001-\u0008\u000e-\u001f\u007f]/;

/**
 * The physical lines of one file. What a line has that keepalived reads otherwise than people do is a finding, and the
 * line is what keepalived sees of it, but for byte order marks, which nobody means and which become blanks. After too many findings there are no more lines.
 */
export function* readLines(text: string, file: string, findings: Findings): Generator<SourceLine> {
  let start = 0;
  let line = 1;
  while (start < text.length) {
    const end = text.indexOf("\n", start);
    const next = end === -1 ? text.length : end;
    let last = next;
    while (last > start && text.charAt(last - 1) === "\r") last -= 1;
    yield { text: visiblePart(text.slice(start, last), file, line, findings), line };
    start = next + 1;
    line += 1;
    if (findings.isFull) return;
  }
}

function visiblePart(text: string, file: string, line: number, findings: Findings): string {
  if (text.length <= maxLineBytes && !/[^\t -~]/.test(text)) return text;
  const bytes = encoder.encodeInto(text, lineBuffer);
  const short = text.slice(0, bytes.read);
  if (short.length < text.length) {
    const params = { max: maxLineBytes };
    findings.add({ file, line, column: short.length + 1, severity: "error", code: "syntax.line_too_long", params });
  }
  const nul = short.indexOf("\0");
  if (nul !== -1) findings.add({ file, line, column: nul + 1, severity: "error", code: "syntax.nul", params: {} });
  const visible = nul === -1 ? short : short.slice(0, nul);
  const mark = visible.indexOf("\ufeff");
  if (mark !== -1) {
    findings.add({ file, line, column: mark + 1, severity: "error", code: "syntax.byte_order_mark", params: {} });
  }
  for (const [pattern, code] of [
    [bidirectional, "syntax.bidirectional"],
    [control, "syntax.control_character"],
  ] as const) {
    const at = visible.search(pattern);
    if (at !== -1) findings.add({ file, line, column: at + 1, severity: "warning", code, params: {} });
  }
  return mark === -1 ? visible : visible.replaceAll("\ufeff", " ");
}

const encoder = new TextEncoder();
const lineBuffer = new Uint8Array(maxLineBytes);
