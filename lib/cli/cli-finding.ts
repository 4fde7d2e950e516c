/** Something to say about one place of an input; `code` is the key of its sentence. */
export type CliFinding = {
  readonly file: string;
  /** From 1, as the column is. */
  readonly line: number;
  readonly column: number;
  readonly severity: "error" | "warning" | "info";
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};

export function hasError(findings: readonly CliFinding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
