/** What the beginning of a line asks of the reader rather than of keepalived; null = nothing, it is configuration. */
export type Directive =
  | { readonly kind: "condition"; readonly id: string; readonly inverse: boolean; readonly rest: string }
  | { readonly kind: "definition"; readonly name: string; readonly value: string }
  | { readonly kind: "sequence" }
  | { readonly kind: "include"; readonly keyword: string; readonly pattern: string };

/** Reads a line without its comment. The `rest` of a condition stands in the columns where it stood in the line. */
export function readDirective(text: string): Directive | null {
  const condition = /^(\s*@(\^?)(\S*))(.*)$/.exec(text);
  if (condition !== null) {
    const [, prefix = "", mark, id = "", rest = ""] = condition;
    return { kind: "condition", id, inverse: mark === "^", rest: " ".repeat(prefix.length) + rest };
  }
  const definition = /^\s*\$([A-Za-z_]\w*)=\s*(.*?)\s*$/.exec(text);
  if (definition !== null) return { kind: "definition", name: definition[1] ?? "", value: definition[2] ?? "" };
  if (/^\s*~(?:SEQ|LST)/.test(text)) return { kind: "sequence" };
  const include = /^\s*(include[rmwba]?)\s+(.*\S)\s*$/.exec(text);
  if (include !== null) return { kind: "include", keyword: include[1] ?? "", pattern: include[2] ?? "" };
  return null;
}
