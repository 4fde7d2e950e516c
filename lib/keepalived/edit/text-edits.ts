import { renderTree } from "@/lib/keepalived/syntax/render-tree";
import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import type { SourceText, TextEdit } from "./source-text";
import type { TreeEdit } from "./tree-edits";

/**
 * What an edit of a tree is in the texts that the tree was read from; `main` is the file itself, `texts` has the included
 * ones too. Null = the node does not stand in a text as it was read (a definition or a sequence made it), or shares its
 * line with something else.
 */
export function textEdits(
  edit: TreeEdit,
  main: SourceText,
  texts: ReadonlyMap<string, SourceText>,
): readonly TextEdit[] | null {
  switch (edit.kind) {
    case "words":
      return replaceWords(edit, textOf(edit.node, texts));
    case "remove":
      return removeLines(edit.node, textOf(edit.node, texts));
    case "insert":
      return insertLines(edit, main, texts);
  }
}

/** The text in which all words of a node stand. */
function textOf(node: KeepalivedKeyword, texts: ReadonlyMap<string, SourceText>): SourceText | null {
  const text = texts.get(node.place?.file ?? "");
  const made = node.place?.via?.some(({ kind }) => kind === "definition" || kind === "sequence");
  return text === undefined || made === true || !text.has(node) ? null : text;
}

/** Only those words that change, where there are as many as we would write; otherwise all after the keyword. */
function replaceWords(
  { node, before, after }: Extract<TreeEdit, { kind: "words" }>,
  source: SourceText | null,
): readonly TextEdit[] | null {
  if (source === null || node.place === undefined) return null;
  const { line, columns } = node.place;
  const offset = (index: number) => source.startOf(line) + (columns[index] ?? 1) - 1;
  const replace = (from: number, to: number, text: string) => ({
    path: source.path,
    start: offset(from),
    end: offset(to) + (node.words[to] ?? "").length,
    text,
  });
  if (before.length === node.words.length && after.length === before.length) {
    return after.flatMap((word, index) => (word === before[index] ? [] : [replace(index, index, word)]));
  }
  const first = before[0] === after[0] ? 1 : 0;
  if (first >= node.words.length) return null;
  return [replace(first, node.words.length - 1, after.slice(first).join(" "))];
}

function removeLines(node: KeepalivedKeyword, source: SourceText | null): readonly TextEdit[] | null {
  const last = lastLine(node, source);
  if (source === null || node.place === undefined || last === null) return null;
  const head = source.line(node.place.line).slice(0, (node.place.columns[0] ?? 1) - 1);
  if (!/^\s*(@\S+\s+)?$/.test(head)) return null;
  const [start, end] = [source.startOf(node.place.line), source.startOf(last + 1)];
  return [{ path: source.path, start, end, text: "" }];
}

/** The line on which a node ends, when nothing but a comment stands behind it; null = it ends elsewhere. */
function lastLine(node: KeepalivedKeyword, source: SourceText | null): number | null {
  if (source === null || node.place === undefined) return null;
  const { line, columns, end } = node.place;
  if (node.block !== null && end === undefined) return null;
  const at = end ?? { line, column: (columns.at(-1) ?? 1) + (node.words.at(-1) ?? "").length - 1 };
  return /^\s*([#!].*)?$/s.test(source.line(at.line).slice(at.column)) ? at.line : null;
}

function insertLines(
  { node, parent, beside }: Extract<TreeEdit, { kind: "insert" }>,
  main: SourceText,
  texts: ReadonlyMap<string, SourceText>,
): readonly TextEdit[] | null {
  if (beside !== null) {
    const source = textOf(beside.node, texts);
    const first = beside.node.place?.line ?? 1;
    const last = lastLine(beside.node, source);
    if (source === null || last === null) return null;
    const line = beside.where === "before" ? first : last + 1;
    return [inserted(source, line, written(node, source, source.indentationOf(first)))];
  }
  if (parent === null) return [inserted(main, Number.MAX_SAFE_INTEGER, `${main.lineEnd}${written(node, main, "")}`)];
  const source = textOf(parent, texts);
  const end = parent.place?.end;
  if (source === null || end === undefined) return null;
  const indentation = source.line(end.line).slice(0, end.column - 1);
  if (indentation.trim() !== "") return null;
  return [inserted(source, end.line, written(node, source, indentation + stepOf(indentation)))];
}

/** Before a line; after a last line without an end, with one. */
function inserted(source: SourceText, line: number, text: string): TextEdit {
  const at = source.startOf(line);
  const open = at === source.text.length && at > 0 && !source.text.endsWith("\n");
  return { path: source.path, start: at, end: at, text: open ? source.lineEnd + text : text };
}

function written(node: KeepalivedKeyword, source: SourceText, indentation: string): string {
  const step = stepOf(indentation);
  const lines = renderTree([node]).trimEnd().split("\n");
  return lines
    .map((line) => {
      const depth = line.search(/\S/) / 4;
      return `${indentation}${step.repeat(depth)}${line.trimStart()}${source.lineEnd}`;
    })
    .join("");
}

function stepOf(indentation: string): string {
  return indentation.includes("\t") ? "\t" : "    ";
}
