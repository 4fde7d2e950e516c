import type { KeepalivedSource } from "@/lib/keepalived/syntax/expand";
import type { KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { SourceText, type TextEdit } from "./source-text";
import { textEdits } from "./text-edits";
import { treeEdits } from "./tree-edits";

export type EditedTrees = {
  /** As it was read from the sources. */
  readonly file: KeepalivedTree;
  /** What it means, in our words. */
  readonly base: KeepalivedTree;
  /** What it is to mean, in our words. */
  readonly wanted: KeepalivedTree;
};

/**
 * The files of somebody, the first one and those that it includes, with nothing changed in them but the lines that
 * `wanted` has otherwise than `base`. Null = that cannot be done line by line. Whoever asks reads the result again to see
 * whether it means what is wanted: a file that is included twice, for instance, says a thing in two places.
 */
export function editSources(
  sources: readonly KeepalivedSource[],
  { file, base, wanted }: EditedTrees,
): KeepalivedSource[] | null {
  const [main, ...others] = sources.map(({ path, text }) => new SourceText(path, text));
  const edits = treeEdits(file, base, wanted);
  if (main === undefined || edits === null) return null;
  const texts = new Map([main, ...others].map((source) => [source.path, source]));
  const all: TextEdit[] = [];
  for (const edit of edits) {
    const found = textEdits(edit, main, texts);
    if (found === null) return null;
    all.push(...found);
  }
  return sources.map(({ path, text }) => ({
    path,
    text: applied(
      text,
      all.filter((edit) => edit.path === path),
    ),
  }));
}

/** What is inserted at one place stays in its order. */
function applied(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let offset = 0;
  for (const edit of edits.toSorted((one, other) => one.start - other.start)) {
    parts.push(text.slice(offset, Math.max(edit.start, offset)), edit.text);
    offset = Math.max(edit.end, offset);
  }
  return [...parts, text.slice(offset)].join("");
}
