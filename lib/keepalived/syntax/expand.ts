import { Definitions } from "./definitions";
import { findTemplateMark } from "./find-template-mark";
import { type Finding, Findings } from "./finding";
import { LineStack, type PendingLine } from "./line-stack";
import type { KeepalivedDocument } from "./parse-document";
import { type Directive, readDirective } from "./read-directive";
import { readLines } from "./read-lines";
import { readSequence, type Sequence } from "./read-sequence";
import { splitComment } from "./split-comment";
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
   * are relative to the folder of the including file; `line` is where it asks.
   */
  readonly resolveInclude?: (pattern: string, fromFile: string, line: number) => readonly KeepalivedSource[] | null;
};

/** keepalived itself stops at the number of open files; nobody's own files come near. */
const maxIncludeDepth = 20;
const maxIncludedFiles = 1000;
/** Room for 1,000 services of 10 checked real servers. Whatever somebody brings along ends within a second at that. */
const maxNodes = 100_000;
/** Lines that definitions and sequences make out of others, and how often one may come out of another. */
const maxMadeLines = 50_000;
const maxMadeDepth = 50;

/**
 * Reads a configuration as keepalived does: includes take their place, `@` conditions are decided, `$` definitions
 * replaced, `~SEQ` and `~LST` lines repeated. All of it happens line by line before the braces are looked at, so that the
 * result is one tree whose nodes know their file and line, and through what they came (`place.via`).
 */
export function expand(source: KeepalivedSource, options: ExpandOptions = {}): KeepalivedDocument {
  return new Expansion(options).run(source);
}

type Include = Extract<Directive, { kind: "include" }>;

class Expansion {
  private readonly findings = new Findings();
  private readonly builder = new TreeBuilder(this.findings, maxNodes);
  private readonly definitions = new Definitions({ _HASH: "\\#", _BANG: "\\!" });
  private readonly lines = new LineStack();
  private configId: string | undefined;
  private includedFiles = 0;
  private madeLines = 0;

  constructor(private readonly options: ExpandOptions) {
    this.configId = options.configId;
    if (options.configId !== undefined) this.definitions.set("_INSTANCE", options.configId);
  }

  run(source: KeepalivedSource): KeepalivedDocument {
    this.pushFile(source, undefined);
    for (let line = this.lines.next(); line !== null; line = this.lines.next()) {
      if (line === "end of file") this.definitions.close();
      else if (!this.readLine(line)) break;
    }
    return { tree: this.builder.finish(), findings: this.findings.toArray() };
  }

  /** False = nothing more is read. */
  private readLine(line: PendingLine): boolean {
    const { code, comment } = splitComment(line.text);
    if (this.definitions.isOpen) {
      this.continueDefinition(code.trim(), comment);
      return true;
    }
    if (!/^\s*[@~i]|\$/.test(code)) return this.builder.addLine(line);
    const expanded = this.expandLine({ ...line, text: code });
    if (this.madeLines >= maxMadeLines) return false;
    return expanded === null || this.builder.addLine({ ...expanded, text: expanded.text + comment });
  }

  /** Lines of nothing but a comment are read past, and keepalived 2.2 sees a backslash at the end of a comment, too. */
  private continueDefinition(code: string, comment: string): void {
    if (code === "") return;
    this.definitions.addLine(!code.endsWith("\\") && /[^\\]\\$/.test(comment) ? `${code} \\` : code);
  }

  /** The line as the tree has it; null = it asked for something, which has been done. */
  private expandLine(start: PendingLine): PendingLine | null {
    let line = start;
    for (;;) {
      const directive = readDirective(line.text);
      switch (directive?.kind) {
        case "condition": {
          const decided = this.decide(line, directive);
          if (decided === null) return null;
          line = decided;
          continue;
        }
        case "definition":
          this.definitions.begin(directive.name, directive.value);
          return null;
        case "sequence":
          this.repeat(line);
          return null;
        case "include":
          return this.include(line, directive) ? null : line;
        case undefined: {
          const replaced = this.substitute(line);
          if (replaced === null || replaced === line || this.madeLines >= maxMadeLines) return replaced;
          line = replaced;
        }
      }
    }
  }

  private decide(
    line: PendingLine,
    { id, inverse, rest }: Extract<Directive, { kind: "condition" }>,
  ): PendingLine | null {
    if (this.configId === undefined) {
      if (!inverse) this.configId = id;
      this.report(line, "info", "expansion.config_id_assumed", { id });
    }
    if ((id === this.configId) === inverse || rest.trim() === "") return null;
    return { ...line, text: rest, via: via(line, "condition", inverse ? `^${id}` : id) };
  }

  /** The parameters of a sequence may be definitions; those of its text wait until it is repeated. */
  private repeat(line: PendingLine): void {
    const text = line.text.trim();
    const end = text.indexOf(")") + 1;
    const head = this.definitions.substitute(text.slice(0, end));
    const sequence = readSequence(head.kind === "changed" ? head.text + text.slice(end) : text);
    if (sequence === null) this.report(line, "error", "expansion.sequence");
    else this.lines.pushLines(this.repetitions(line, sequence));
  }

  private *repetitions(line: PendingLine, { names, rows, text }: Sequence): Generator<PendingLine, undefined> {
    const repeated = via(line, "sequence", names.join(","));
    for (const row of rows) {
      if (this.madeLines >= maxMadeLines) return;
      for (const [index, name] of names.entries()) this.definitions.set(name, row[index] ?? "");
      yield this.made(line, text, repeated);
    }
  }

  /** The same line if it has no definition; null if replacing does not end. */
  private substitute(line: PendingLine): PendingLine | null {
    if (line.file.includes("/")) this.definitions.set("_PWD", line.file.slice(0, line.file.lastIndexOf("/")) || "/");
    const substitution = this.definitions.substitute(line.text);
    if (substitution.kind === "unchanged") {
      this.reportLeftovers(line);
      return line;
    }
    if (substitution.kind !== "changed" || (line.via?.length ?? 0) > maxMadeDepth) {
      this.report(line, "error", substitution.kind === "too_long" ? "expansion.too_long" : "expansion.endless");
      return null;
    }
    const replaced = this.made(line, substitution.text, via(line, "definition", substitution.names[0] ?? ""));
    for (const rest of substitution.rest) {
      this.lines.pushLines(rest.map((text) => this.made(line, text, replaced.via)));
    }
    return replaced;
  }

  private reportLeftovers(line: PendingLine): void {
    const unknowable = this.definitions.unknowableIn(line.text);
    const missing = this.definitions.undefinedIn(line.text);
    if (unknowable !== null) this.report(line, "warning", "expansion.unknowable", { name: unknowable });
    else if (missing !== null) this.report(line, "error", "expansion.undefined", { name: missing });
  }

  /** False = its files are not at hand, and the line stays. */
  private include(line: PendingLine, { keyword, pattern }: Include): boolean {
    const sources = this.options.resolveInclude?.(pattern, line.file, line.line) ?? null;
    if (sources === null) this.report(line, "info", "include.unread", { pattern });
    if (sources?.length === 0) {
      this.report(line, keyword === "include" ? "warning" : "error", "include.missing", { pattern });
    }
    for (const source of sources?.toReversed() ?? []) this.includeFile(line, source, via(line, "include", pattern));
    return sources !== null;
  }

  private includeFile(line: PendingLine, source: KeepalivedSource, from: readonly Via[]): void {
    this.includedFiles += 1;
    if (this.lines.isReading(source.path)) this.report(line, "error", "include.loop", { file: source.path });
    else if (from.length > maxIncludeDepth || this.includedFiles > maxIncludedFiles) {
      this.report(line, "error", "include.too_many", { depth: maxIncludeDepth, files: maxIncludedFiles });
    } else this.pushFile(source, from);
  }

  private pushFile({ path, text }: KeepalivedSource, from: readonly Via[] | undefined): void {
    const template = findTemplateMark(text);
    if (template !== null) {
      const { line, column, mark } = template;
      this.findings.add({ file: path, line, column, severity: "error", code: "syntax.template", params: { mark } });
      return;
    }
    this.lines.pushFile(path, readLines(text, path, this.findings), from);
  }

  private made(line: PendingLine, text: string, from: readonly Via[] | undefined): PendingLine {
    this.madeLines += 1;
    if (this.madeLines === maxMadeLines) this.report(line, "error", "expansion.limit", { max: maxMadeLines });
    return { ...line, text, via: from, column: line.column ?? firstColumn(line) };
  }

  private report(line: PendingLine, severity: Finding["severity"], code: string, params: Finding["params"] = {}): void {
    const column = line.column ?? firstColumn(line);
    this.findings.add({ file: line.file, line: line.line, column, severity, code, params });
  }
}

function via(line: PendingLine, kind: Via["kind"], name: string): readonly Via[] {
  return [...(line.via ?? []), { kind, name, file: line.file, line: line.line }];
}

function firstColumn({ text }: PendingLine): number {
  return Math.max(text.search(/\S/), 0) + 1;
}
