import { type Checked, errorAt } from "@/lib/model/problem";
import { parseDocument } from "./parse-document";
import type { KeepalivedTree } from "./tree";

/** The tree of a text without faults, or every fault as a problem. For a file that ought to be ours. */
export function parseTree(text: string): Checked<KeepalivedTree> {
  const { tree, findings } = parseDocument(text);
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return { ok: true, value: tree };
  const problems = errors.map(({ line, column, code }) =>
    errorAt(["line", line], problemCodes.get(code) ?? "keepalived.unreadable", { line, column }),
  );
  return { ok: false, problems };
}

const problemCodes = new Map([
  ["syntax.open_quote", "keepalived.open_quote"],
  ["syntax.brace_open", "keepalived.brace_open"],
  ["syntax.brace_unexpected", "keepalived.brace_unexpected"],
]);
