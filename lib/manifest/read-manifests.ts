import { type Document, isNode, isScalar, LineCounter, parseAllDocuments } from "yaml";
import { inputProblems } from "@/lib/model/input-problems";
import { errorAt, type Problem } from "@/lib/model/problem";
import { unknownFields } from "@/lib/model/unknown-fields";
import { type Manifest, manifestSchema } from "./manifest";

/** A problem and the place of what is at fault in the text; both count from 1. */
export type ManifestProblem = Problem & { readonly line: number; readonly column: number };

export type ReadManifest =
  | { readonly ok: true; readonly manifest: Manifest; readonly place: PlaceOf }
  | { readonly ok: false; readonly problems: readonly ManifestProblem[] };

/** Where the text says what is at a path; where it says nothing there, the innermost part around it that it has. */
export type PlaceOf = (path: Problem["path"]) => { readonly line: number; readonly column: number };

/**
 * Reads the documents of a YAML 1.2 text (JSON is one), each a cluster. Empty documents are passed over. Anchors may be
 * used, within bounds: a small text cannot stand for a huge one.
 */
export function readManifests(text: string): ReadManifest[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  return [...documents].filter(saysSomething).map((document) => readDocument(document, lines));
}

function saysSomething({ contents, errors }: Document.Parsed): boolean {
  return errors.length > 0 || (contents !== null && !(isScalar(contents) && contents.value === null));
}

function readDocument(document: Document.Parsed, lines: LineCounter): ReadManifest {
  const place: PlaceOf = (path) => placeOf(document, lines, path);
  const faults = document.errors.map(({ pos: [at], message }) => ({
    ...errorAt([], "manifest.syntax", { message }),
    ...lineOf(lines, at),
  }));
  if (faults.length > 0) return { ok: false, problems: faults };
  const { written, fault } = plainValue(document);
  if (fault !== null)
    return { ok: false, problems: [{ ...errorAt([], "manifest.syntax", { message: fault }), ...place([]) }] };
  const read = manifestSchema.safeParse(written, { reportInput: true });
  const problems = read.success ? unknownFields(written, read.data) : inputProblems(read.error.issues);
  if (read.success && problems.length === 0) return { ok: true, manifest: read.data, place };
  return { ok: false, problems: problems.map((problem) => ({ ...problem, ...place(problem.path) })) };
}

/** As plain values; the reader of YAML throws when anchors multiply too often. */
function plainValue(document: Document.Parsed): { written: unknown; fault: string | null } {
  try {
    return { written: document.toJS({ maxAliasCount: 100 }), fault: null };
  } catch (error) {
    return { written: null, fault: error instanceof Error ? error.message : "anchors" };
  }
}

function placeOf(document: Document.Parsed, lines: LineCounter, path: Problem["path"]): ReturnType<PlaceOf> {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lineOf(lines, node.range[0]);
  }
  return lineOf(lines, document.contents?.range[0] ?? 0);
}

function lineOf(lines: LineCounter, offset: number): ReturnType<PlaceOf> {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
