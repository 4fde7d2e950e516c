import { type Finding, Findings } from "./finding";
import { readLines } from "./read-lines";
import type { KeepalivedTree } from "./tree";
import { TreeBuilder } from "./tree-builder";

/** A tree, and everything that is to be said about the text that it was read from. */
export type KeepalivedDocument = { readonly tree: KeepalivedTree; readonly findings: readonly Finding[] };

/**
 * Parses the lexical grammar of keepalived.conf (2.0 to 2.4) as it stands: lines of words, comments, quotes, braces in
 * any layout. Nothing is interpreted: unknown keywords, includes, `$` definitions, `@` conditions and `~SEQ` stay the
 * words that they are (`expand` carries them out). A text with faults yields findings and the rest of its tree; no text
 * makes it throw.
 */
export function parseDocument(text: string, file = ""): KeepalivedDocument {
  const findings = new Findings();
  const builder = new TreeBuilder(findings);
  for (const line of readLines(text, file, findings)) {
    if (!builder.addLine({ ...line, file })) break;
  }
  return { tree: builder.finish(), findings: findings.toArray() };
}
