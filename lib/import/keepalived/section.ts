import type { ReportBuilder } from "@/lib/import/report-builder";
import { blockOf, keywordOf } from "@/lib/keepalived/keywords/keyword-of";
import { renderTree } from "@/lib/keepalived/syntax/render-tree";
import type { KeepalivedKeyword, KeepalivedNode, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { blockLabel } from "./block-label";
import type { Places } from "./places";

export type Reading = { readonly report: ReportBuilder; readonly places: Places };

/**
 * One block while it is read. Readers take the keywords that they know; `finish` keeps everything that nobody has taken,
 * comments too, and says so. Where a keyword is given twice the last one counts, as with keepalived.
 */
export class Section {
  private readonly taken = new Set<KeepalivedNode>();

  constructor(
    readonly nodes: KeepalivedTree,
    /** The blocks around the nodes, outermost first. */
    readonly path: readonly string[],
    private readonly reading: Reading,
  ) {}

  /** The section of a block inside this one. */
  inside(node: KeepalivedKeyword): Section {
    return new Section(node.block ?? [], [...this.path, blockLabel(node)], this.reading);
  }

  /** All keywords of these names, in order, without taking them. */
  find(...names: readonly string[]): KeepalivedKeyword[] {
    return this.nodes.filter(
      (node): node is KeepalivedKeyword => node.kind === "keyword" && names.includes(node.words[0] ?? ""),
    );
  }

  /** All keywords of these names, in order. */
  all(...names: readonly string[]): KeepalivedKeyword[] {
    const found = this.find(...names);
    for (const node of found) this.take(node);
    return found;
  }

  take(node: KeepalivedNode): void {
    this.taken.add(node);
  }

  /** The keyword that counts, or null. */
  last(...names: readonly string[]): KeepalivedKeyword | null {
    const found = this.all(...names);
    for (const node of found.slice(0, -1)) {
      this.reading.report.warning(this.reading.places.of(node), "directive.repeated", {
        directive: node.words[0] ?? "",
      });
    }
    return found.at(-1) ?? null;
  }

  has(...names: readonly string[]): boolean {
    return this.last(...names) !== null;
  }

  /** The first parameter of the keyword that counts, without its quotes. */
  word(...names: readonly string[]): string | null {
    const word = this.last(...names)?.words[1];
    return word === undefined ? null : unquoted(word);
  }

  /** A decimal number between two bounds; anything else is reported and taken for `null`. */
  number(names: readonly string[], min: number, max: number): number | null {
    const node = this.last(...names);
    if (node === null) return null;
    const word = node.words[1] ?? "";
    const value = /^\d{1,12}(\.\d{1,9})?$/.test(word) ? Number(word) : Number.NaN;
    if (value >= min && value <= max) return value;
    this.reading.report.error(this.reading.places.of(node, 1), "value.number", { min, max });
    return null;
  }

  /** Keeps a node that has been looked at, and says why it is not taken over. */
  keepAs(node: KeepalivedNode, code: string, params: Readonly<Record<string, string>> = {}): void {
    this.retain(node);
    this.reading.report.warning(this.reading.places.of(node), code, params);
  }

  /** Keeps a node of which it has been said already that it is not taken over. Stands for the nothing that comes of it. */
  retain(node: KeepalivedNode): never[] {
    this.take(node);
    this.reading.report.keep(this.reading.places.of(node).line, this.path, renderTree([node]).trim());
    return [];
  }

  finish(): void {
    for (const node of this.nodes) if (!this.taken.has(node)) this.keep(node);
  }

  private keep(node: KeepalivedNode): void {
    const { report, places } = this.reading;
    this.retain(node);
    if (node.kind === "comment") return;
    const at = places.of(node);
    const [directive = "", pattern = ""] = node.words;
    if (/^include[rmwba]?$/.test(directive)) report.error(at, "keepalived.include_missing", { pattern });
    else if (isKeyword(this.path, directive)) report.info(at, "directive.kept", { directive });
    else report.warning(at, "keepalived.keyword_unknown", { directive });
  }
}

/** Blocks of lines, such as addresses and names, have no keywords of their own. */
function isKeyword(path: readonly string[], word: string): boolean {
  const blocks = path.map((words) => words.split(" ")[0] ?? "");
  const block = blockOf(blocks);
  return block !== null && (!("keywords" in block) || keywordOf(blocks, word) !== null);
}

export function unquoted(word: string): string {
  return word.replaceAll('"', "");
}
