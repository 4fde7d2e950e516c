import type { ImportSource } from "@/lib/import/model";
import type { Place, SourceLine } from "@/lib/import/source-line";
import type { KeepalivedNode } from "@/lib/keepalived/syntax/tree";
import { LineFinder } from "./line-finder";

/** Finds the line of the file, and the column in it, that a node of a tree was read from. */
export class Places {
  private readonly files = new Map<string, LineFinder>();

  constructor(sources: readonly ImportSource[]) {
    for (const { path, text } of sources) if (!this.files.has(path)) this.files.set(path, new LineFinder(text));
  }

  line(path: string, number: number): SourceLine {
    return { path, number, text: this.files.get(path)?.line(number) ?? "" };
  }

  /** The place of a node, or of one of its words. */
  of(node: KeepalivedNode, word = 0): Place {
    const { file = "", line = 1, columns = [] } = node.place ?? {};
    return { line: this.line(file, line), column: columns[word] ?? columns[0] ?? 1 };
  }
}
