import { assert } from "@/lib/model/assert";
import { isWord } from "./is-word";
import { maxLineBytes } from "./read-lines";
import type { KeepalivedComment, KeepalivedKeyword, KeepalivedTree } from "./tree";

/**
 * Writes a tree in the layout that every version of keepalived reads: one keyword a line, ` {` at the end of the line
 * that opens a block, `}` alone on the line that closes it. Lines that keepalived has no room for are refused by
 * assertion, as is a word that would not be read back as that word.
 */
export function renderTree(tree: KeepalivedTree): string {
  const lines: string[] = [];
  renderNodes(tree, "", lines);
  return lines.map((text) => `${text}\n`).join("");
}

function renderNodes(nodes: KeepalivedTree, indent: string, lines: string[]): void {
  for (const node of nodes) {
    if (node.gap === "blank" && lines.length > 0) lines.push("");
    if (node.kind === "comment") renderComment(node, indent, lines);
    else renderKeyword(node, indent, lines);
  }
}

function renderKeyword({ words, block }: KeepalivedKeyword, indent: string, lines: string[]): void {
  assert(words.length > 0 && words.every(isWord), `words that keepalived reads back: ${words.join(" ")}`);
  const head = `${indent}${words.join(" ")}`;
  pushLine(lines, block === null ? head : `${head} {`);
  if (block === null) return;
  renderNodes(block, `${indent}    `, lines);
  lines.push(`${indent}}`);
}

function renderComment({ text, gap }: KeepalivedComment, indent: string, lines: string[]): void {
  assert(/^[#!][^\n\0]*$/.test(text) && text === text.trimEnd(), "a comment is one line from # or ! on");
  const before = lines.at(-1);
  const shared = `${before} ${text}`;
  if (gap === "none" && before !== undefined && before !== "" && fits(shared)) lines[lines.length - 1] = shared;
  else pushLine(lines, `${indent}${text}`);
}

/** A line that is too long for its indentation goes without. */
function pushLine(lines: string[], text: string): void {
  const line = fits(text) ? text : text.trimStart();
  assert(fits(line), `a line of keepalived.conf has at most ${maxLineBytes} bytes`);
  lines.push(line);
}

function fits(text: string): boolean {
  return text.length * 3 <= maxLineBytes || new TextEncoder().encode(text).length <= maxLineBytes;
}
