import { Definitions } from "./definitions";
import { Findings } from "./finding";
import type { KeepalivedDocument } from "./parse-document";
import { readLines } from "./read-lines";
import { readSequence } from "./read-sequence";
import { readTokens } from "./read-tokens";
import type { Via } from "./tree";
import { TreeBuilder } from "./tree-builder";

/** One file by the name under which others include it. */
export type KeepalivedSource = { readonly path: string; readonly text: string };

export type ExpandOptions = {
  /**
   * What keepalived got by `-i`, by default the host's name up to its first dot. Undefined = not known: the first id that
   * a condition asks for is taken, and a finding says so.
   */
  readonly configId?: string;
  /**
   * The files that an include names, in the order of reading; [] = there is none; null = they are not at hand. Patterns
   * are relative to the folder of the including file.
   */
  readonly resolveInclude?: (pattern: string, fromFile: string) => readonly KeepalivedSource[] | null;
};

/** keepalived itself stops at the number of open files; nobody's own files come near. */
const maxIncludeDepth = 20;
const maxIncludedFiles = 1000;
/** Lines that definitions and sequences make out of others, and how often one may come out of another. */
const maxMadeLines = 100_000;
const maxMadeDepth = 50;

/**
 * Reads a configuration as keepalived does: includes take their place, `@` conditions are decided, `$` definitions
 * replaced, `~SEQ` and `~LST` lines repeated. All of it happens line by line before the braces are looked at, so that the
 * result is one tree whose nodes know their file and line, and through what they came (`place.via`).
 */
export function expand(source: KeepalivedSource, options: ExpandOptions = {}): KeepalivedDocument {
  return new Expansion(source, options).run();
}

type PendingLine = {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  readonly via?: readonly Via[] | undefined;
  /** Set once the text differs from what the file says. */
  readonly column?: number | undefined;
};

/** Where lines come from: the innermost source is read first. `file` is set for files. */
type Frame = { readonly lines: Iterator<PendingLine>; readonly file: string | null };

type OpenDefinition = { readonly name: string; readonly lines: string[] };

class Expansion {
  private readonly findings = new Findings();
  private readonly builder = new TreeBuilder(this.findings);
  private readonly definitions: Definitions;
  private readonly frames: Frame[] = [];
  private configId: string | undefined;
  private openDefinition: OpenDefinition | null = null;
  private includedFiles = 0;
  private madeLines = 0;

  constructor(
    source: KeepalivedSource,
    private readonly options: ExpandOptions,
  ) {
    this.configId = options.configId;
    this.definitions = new Definitions({ _HASH: "\\#", _BANG: "\\!" });
    if (options.configId !== undefined) this.definitions.set("_INSTANCE", [options.configId]);
    this.pushFile(source, undefined);
  }

  run(): KeepalivedDocument {
    for (let frame = this.frames.at(-1); frame !== undefined; frame = this.frames.at(-1)) {
      const next = frame.lines.next();
      if (next.done) this.popFrame();
      else if (!this.readLine(next.value)) break;
    }
    return { tree: this.builder.finish(), findings: this.findings.toArray() };
  }

  /** False = nothing more is read. */
  private readLine(line: PendingLine): boolean {
    const { code, comment } = splitComment(line.text);
    if (this.openDefinition !== null) {
      this.continueDefinition(this.openDefinition, code.trim());
      return true;
    }
    if (!/^\s*[@~i]|\$/.test(code)) return this.builder.addLine(line);
    const expanded = this.expandLine({ ...line, text: code });
    if (expanded === null || this.include(expanded)) return true;
    return this.builder.addLine({ ...expanded, text: expanded.text + comment });
  }

  /** The line as the tree has it; null = it has been dealt with. */
  private expandLine(start: PendingLine): PendingLine | null {
    let line = start;
    for (;;) {
      const decided = this.decideCondition(line);
      if (decided === null || this.define(decided) || this.repeat(decided)) return null;
      const replaced = this.substitute(decided);
      if (replaced === null || replaced === decided || this.madeLines >= maxMadeLines) return replaced;
      line = replaced;
    }
  }

  /** The same line if it has no definition; null if replacing does not end. */
  private substitute(line: PendingLine): PendingLine | null {
    if (line.file.includes("/")) this.definitions.set("_PWD", [line.file.slice(0, line.file.lastIndexOf("/")) || "/"]);
    const substitution = this.definitions.substitute(line.text);
    if (substitution.kind === "unchanged") {
      this.reportLeftovers(line);
      return line;
    }
    if (substitution.kind !== "changed" || (line.via?.length ?? 0) > maxMadeDepth) {
      this.report(line, "error", substitution.kind === "too_long" ? "expansion.too_long" : "expansion.endless");
      return null;
    }
    const [name = ""] = substitution.names;
    const replaced = this.made(line, substitution.text, { kind: "definition", name });
    for (const rest of substitution.rest) this.pushLines(rest.map((text) => this.made(replaced, text)));
    return replaced;
  }

  private reportLeftovers(line: PendingLine): void {
    const unknowable = this.definitions.unknowableIn(line.text);
    const missing = this.definitions.undefinedIn(line.text);
    if (unknowable !== null) this.report(line, "warning", "expansion.unknowable", { name: unknowable });
    else if (missing !== null) this.report(line, "error", "expansion.undefined", { name: missing });
  }

  /** Without its `@id`, if the line counts; null if not. Blanks take its place, so that columns stay what they are. */
  private decideCondition(line: PendingLine): PendingLine | null {
    const match = /^(\s*@(\^?)(\S*))(.*)$/.exec(line.text);
    if (match === null) return line;
    const [, prefix = "", inverse, id = "", rest = ""] = match;
    if (this.configId === undefined) {
      if (inverse === "") this.configId = id;
      this.report(line, "info", "expansion.config_id_assumed", { id });
    }
    if ((id === this.configId) === (inverse === "^") || rest.trim() === "") return null;
    const via: Via = { kind: "condition", name: `${inverse}${id}`, file: line.file, line: line.line };
    return { ...line, text: " ".repeat(prefix.length) + rest, via: [...(line.via ?? []), via] };
  }

  private define({ text }: PendingLine): boolean {
    const match = /^\s*\$([A-Za-z_]\w*)=\s*(.*)$/.exec(text);
    if (match === null) return false;
    const [, name = "", value = ""] = match;
    this.continueDefinition({ name, lines: [] }, value.trim());
    return true;
  }

  /** A line that ends in a backslash is followed by another one of the same definition. */
  private continueDefinition(definition: OpenDefinition, text: string): void {
    const open = text.endsWith("\\");
    const line = open ? text.slice(0, -1).trimEnd() : text;
    if (line !== "") definition.lines.push(line);
    this.openDefinition = open ? definition : null;
    if (!open) this.definitions.set(definition.name, definition.lines);
  }

  private repeat(line: PendingLine): boolean {
    const text = line.text.trim();
    if (!text.startsWith("~SEQ") && !text.startsWith("~LST")) return false;
    const replaced = this.definitions.substitute(text.slice(0, text.indexOf(")") + 1));
    const sequence = readSequence(
      replaced.kind === "changed" ? replaced.text + text.slice(text.indexOf(")") + 1) : text,
    );
    if (sequence === null) this.report(line, "error", "expansion.sequence");
    else this.pushLines(this.rowsOf(line, sequence.names, sequence.rows, sequence.text));
    return true;
  }

  private *rowsOf(
    line: PendingLine,
    names: readonly string[],
    rows: Iterable<readonly string[]>,
    text: string,
  ): Generator<PendingLine> {
    const repeated = this.made(line, text, { kind: "sequence", name: names.join(",") });
    for (const row of rows) {
      if (this.madeLines >= maxMadeLines) return;
      for (const [index, name] of names.entries()) this.definitions.set(name, [row[index] ?? ""]);
      yield this.made(repeated, text);
    }
  }

  /** True = the line was an include that has been carried out. */
  private include(line: PendingLine): boolean {
    const match = /^\s*(include[rmwba]?)\s+(.*\S)\s*$/.exec(line.text);
    if (match === null) return false;
    const [, keyword = "", pattern = ""] = match;
    const sources = this.options.resolveInclude?.(pattern, line.file) ?? null;
    if (sources === null) {
      this.report(line, "info", "include.unread", { pattern });
      return false;
    }
    if (sources.length === 0) {
      this.report(line, keyword === "include" ? "warning" : "error", "include.missing", { pattern });
    }
    const via: Via = { kind: "include", name: pattern, file: line.file, line: line.line };
    for (const source of sources.toReversed()) this.includeFile(source, line, [...(line.via ?? []), via]);
    return true;
  }

  private includeFile(source: KeepalivedSource, line: PendingLine, via: readonly Via[]): void {
    const open = this.frames.filter(({ file }) => file !== null);
    this.includedFiles += 1;
    if (open.some(({ file }) => file === source.path)) {
      this.report(line, "error", "include.loop", { file: source.path });
    } else if (via.length > maxIncludeDepth || this.includedFiles > maxIncludedFiles) {
      this.report(line, "error", "include.too_many", { depth: maxIncludeDepth, files: maxIncludedFiles });
    } else this.pushFile(source, via);
  }

  private pushFile({ path, text }: KeepalivedSource, via: readonly Via[] | undefined): void {
    this.frames.push({ lines: linesOf(path, readLines(text, path, this.findings), via), file: path });
  }

  private pushLines(lines: Iterable<PendingLine>): void {
    this.frames.push({ lines: lines[Symbol.iterator](), file: null });
  }

  /** A definition that the end of its file cuts off ends there. */
  private popFrame(): void {
    const frame = this.frames.pop();
    if (frame?.file === null || this.openDefinition === null) return;
    this.definitions.set(this.openDefinition.name, this.openDefinition.lines);
    this.openDefinition = null;
  }

  private made(line: PendingLine, text: string, how?: Pick<Via, "kind" | "name">): PendingLine {
    this.madeLines += 1;
    if (this.madeLines === maxMadeLines) this.report(line, "error", "expansion.limit", { max: maxMadeLines });
    const via = how === undefined ? line.via : [...(line.via ?? []), { ...how, file: line.file, line: line.line }];
    return { ...line, text, via, column: line.column ?? line.text.search(/\S/) + 1 };
  }

  private report(
    { file, line, column, text }: PendingLine,
    severity: "error" | "warning" | "info",
    code: string,
    params: Record<string, string | number> = {},
  ): void {
    this.findings.add({ file, line, column: column ?? Math.max(text.search(/\S/), 0) + 1, severity, code, params });
  }
}

function* linesOf(
  file: string,
  lines: Iterable<{ text: string; line: number }>,
  via: readonly Via[] | undefined,
): Generator<PendingLine> {
  for (const { text, line } of lines) yield { text, line, file, via };
}

function splitComment(text: string): { code: string; comment: string } {
  if (!/[#!]/.test(text)) return { code: text, comment: "" };
  const last = readTokens(text).tokens.at(-1);
  if (last?.kind !== "comment") return { code: text, comment: "" };
  return { code: text.slice(0, last.column - 1), comment: last.text };
}
