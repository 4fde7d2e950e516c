import { maxLineBytes } from "./read-lines";

/** What a line became; `rest` are the lines that follow it, when the last definition in it has several. */
export type Substitution =
  | { readonly kind: "unchanged" }
  | { readonly kind: "changed"; readonly text: string; readonly names: string[]; readonly rest: readonly string[][] }
  | { readonly kind: "endless" }
  | { readonly kind: "too_long" };

/** `${NAME}` anywhere, `$NAME` before white space, a comma, a closing bracket or the end (keepalived's find_definition). */
const reference = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*)(?=[ \t,)]|$))/g;
/** Definitions that only the running keepalived can tell. */
const unknowable = /\$\{?(_RANDOM|_ENV|_PWD|_INSTANCE)\b/;
const braced = /\$\{(\w+)[^}]*\}/;

const maxReplacements = 1000;

/** The `$NAME=value` definitions in force at a line of keepalived.conf. */
export class Definitions {
  private readonly lines = new Map<string, readonly string[]>();
  private open: { readonly name: string; readonly lines: string[] } | null = null;

  constructor(predefined: Readonly<Record<string, string>>) {
    for (const [name, value] of Object.entries(predefined)) this.lines.set(name, [value]);
  }

  /** A later definition replaces an earlier one from there on. */
  set(name: string, value: string): void {
    this.lines.set(name, [value]);
  }

  /** Whether the next line belongs to a definition. */
  get isOpen(): boolean {
    return this.open !== null;
  }

  begin(name: string, text: string): void {
    this.open = { name, lines: [] };
    this.addLine(text);
  }

  /** A line that ends in a backslash is followed by another one of the same definition. */
  addLine(text: string): void {
    const line = text.endsWith("\\") ? text.slice(0, -1).trimEnd() : text;
    if (line !== "") this.open?.lines.push(line);
    if (!text.endsWith("\\")) this.close();
  }

  /** Ends what the end of its file cuts off. */
  close(): void {
    if (this.open !== null) this.lines.set(this.open.name, this.open.lines);
    this.open = null;
  }

  /** The name of the first definition in the text whose value cannot be known here. */
  unknowableIn(text: string): string | null {
    return unknowable.exec(text)?.[1] ?? null;
  }

  /** The name of the first `${NAME}` in the text that no line defines: keepalived then takes its braces for a block. */
  undefinedIn(text: string): string | null {
    return braced.exec(text)?.[1] ?? null;
  }

  /**
   * Replaces every reference, also those inside the values. A name that is not defined stays as it is. A definition of
   * several lines counts only at the end of a line. A value that begins with `~` ends the replacing, because it makes
   * the line a sequence.
   */
  substitute(line: string): Substitution {
    const names: string[] = [];
    const rest: string[][] = [];
    let text = line;
    reference.lastIndex = 0;
    for (let match = reference.exec(text); match !== null; match = reference.exec(text)) {
      const name = match[1] ?? match[2] ?? "";
      const value = this.lines.get(name);
      const end = match.index + match[0].length;
      if (value === undefined || (value.length > 1 && end < text.length)) continue;
      const [first = "", ...others] = value;
      if (others.length > 0) rest.push(others);
      names.push(name);
      text = text.slice(0, match.index) + first + text.slice(end);
      if (names.length > maxReplacements) return { kind: "endless" };
      if (text.length > maxLineBytes) return { kind: "too_long" };
      if (first.trimStart().startsWith("~")) break;
      reference.lastIndex = match.index;
    }
    return names.length === 0 ? { kind: "unchanged" } : { kind: "changed", text, names, rest };
  }
}
