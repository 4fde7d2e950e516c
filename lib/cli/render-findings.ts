import type { CliFinding } from "./cli-finding";
import type { Sentences } from "./sentences";

/** One line for each finding, as compilers print them: `FILE:LINE:COLUMN: error CODE: sentence`. */
export function renderFindings(findings: readonly CliFinding[], sentences: Sentences, say: Sentences): string {
  const lines = findings.map(({ file, line, column, severity, code, params }) => {
    const sentence = printable(sentences(code, params));
    return `${printable(file)}:${line}:${column}: ${say(`severity.${severity}`)} ${code}: ${sentence}\n`;
  });
  return lines.join("");
}

/** Words of a file stand in the sentences: on a terminal they may neither give orders nor change the direction of text. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}
