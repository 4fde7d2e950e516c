import type { FaultList } from "./fault-list";
import { type ListingLine, splitWords } from "./listing-line";

/** Far more than ipvsadm ever prints in a line; what follows is not looked at. */
const maxLineLength = 8192;

/** What ipvsadm -n prints is ASCII. Anything else is another text, or there to deceive the one who reads it. */
const foreign = /[^\t\r\x20-\x7e]/;
const foreignOrNewline = /[^\t\n\r\x20-\x7e]/;

/**
 * The lines of a text that are not blank, each in words: the one lexical reader of everything that ipvsadm prints.
 * Lines that no ipvsadm prints are put into `faults` and passed over. A byte order mark and CRLF do no harm.
 */
export function* readLines(given: string, faults: FaultList): Generator<ListingLine> {
  const text = given.startsWith("\ufeff") ? given.slice(1) : given;
  const isForeign = foreignOrNewline.test(text);
  let number = 0;
  for (let start = 0; start <= text.length && !faults.isFull; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    number += 1;
    if (end - start > maxLineLength) {
      const line = { number, text: text.slice(start, start + 80), words: [] };
      faults.addAt(line, maxLineLength + 1, "ipvs.line_too_long", { max: maxLineLength });
    } else {
      const line = text.slice(start, end);
      const words = splitWords(line);
      const isSound = !isForeign || isAscii({ number, text: line, words }, faults);
      if (isSound && words.length > 0) yield { number, text: line, words };
    }
    start = end + 1;
  }
}

function isAscii(line: ListingLine, faults: FaultList): boolean {
  const index = line.text.search(foreign);
  if (index < 0) return true;
  const code = (line.text.codePointAt(index) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  faults.addAt(line, index + 1, "ipvs.foreign_character", { character: `U+${code}` });
  return false;
}
