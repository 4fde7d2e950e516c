import { assert } from "@/lib/model/assert";
import type { KeepalivedNode, KeepalivedTree } from "./tree";

/**
 * Writes a tree in the layout that every version of keepalived reads: one keyword a line, ` {` at the end of the line
 * that opens a block, `}` alone on the line that closes it. Lines of 1024 bytes and more, which keepalived splits, are
 * refused by assertion, as is a word that would not be read back as that word.
 */
export function renderTree(tree: KeepalivedTree): string {
  return renderNodes(tree, "");
}

function renderNodes(nodes: KeepalivedTree, indent: string): string {
  return nodes.map((node) => renderNode(node, indent)).join("");
}

function renderNode(node: KeepalivedNode, indent: string): string {
  if (node.kind === "comment") {
    assert(/^[#!][^\n]*$/.test(node.text) && node.text === node.text.trimEnd(), "a comment is one line from # or ! on");
    return renderLine(`${indent}${node.text}`);
  }
  assert(
    node.words.length > 0 && node.words.every(isWord),
    `words that keepalived reads back: ${node.words.join(" ")}`,
  );
  const head = `${indent}${node.words.join(" ")}`;
  if (node.block === null) return renderLine(head);
  return `${renderLine(`${head} {`)}${renderNodes(node.block, `${indent}    `)}${indent}}\n`;
}

function isWord(word: string): boolean {
  return /^(?:"[^"\n]*"|[^\s{}"#!])+$/.test(word);
}

function renderLine(text: string): string {
  assert(new TextEncoder().encode(text).length < 1024, "a line of keepalived.conf has at most 1023 bytes");
  return `${text}\n`;
}
