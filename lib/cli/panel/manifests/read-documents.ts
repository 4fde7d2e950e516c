import type { CliFinding } from "@/lib/cli/cli-finding";
import { readInput } from "@/lib/cli/read-input";
import { renderFindings } from "@/lib/cli/render-findings";
import { loadSentences, type Sentences } from "@/lib/cli/sentences";
import type { Terminal } from "@/lib/cli/terminal";
import { UsageError } from "@/lib/cli/usage-error";
import { type ReadManifest, readManifests } from "@/lib/manifest/read-manifests";
import { PanelFault } from "../panel-fault";

/** One cluster of a file, and where the file says each part of it. */
export type ManifestDocument = Extract<ReadManifest, { ok: true }> & { readonly file: string };

/** The documents of a file, or null when any of them is faulty; the faults are told with their places. */
export async function readDocuments(
  file: string,
  terminal: Terminal,
  say: Sentences,
): Promise<readonly ManifestDocument[] | null> {
  const { name, text } = await readInput(file, terminal);
  const read = readManifests(text);
  if (read.length === 0) throw new UsageError("manifest.empty", { name });
  const findings = read.flatMap((one): CliFinding[] =>
    one.ok ? [] : one.problems.map(({ line, column, ...problem }) => finding(name, problem, { line, column })),
  );
  if (findings.length === 0) return read.flatMap((one) => (one.ok ? [{ ...one, file: name }] : []));
  terminal.complain(renderFindings(findings, await loadSentences(terminal.locale, "problems"), say));
  return null;
}

/** What the panel says against a document, at the places of the file; anything else is thrown on. */
export function complainOfDocument(
  error: unknown,
  { file, place }: ManifestDocument,
  { terminal, say }: { readonly terminal: Terminal; readonly say: Sentences },
): void {
  if (!(error instanceof PanelFault) || error.problem.code !== "input.invalid") throw error;
  const { problems } = error.problem;
  const findings = problems.map((problem) => finding(file, problem, place(problem.path)));
  // The panel has put its sentences into the reader's language.
  const sentences = new Map(problems.map(({ code, message }) => [code, message]));
  terminal.complain(renderFindings(findings, (code) => sentences.get(code) ?? code, say));
}

function finding(
  file: string,
  {
    severity,
    code,
    params = {},
  }: Pick<CliFinding, "severity" | "code"> & { params?: CliFinding["params"] | undefined },
  place: { readonly line: number; readonly column: number },
): CliFinding {
  return { file, ...place, severity, code, params };
}
