import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { KeepalivedSource } from "@/lib/keepalived/syntax/expand";

export const corpusDirectory = path.resolve(import.meta.dirname, "../../../golden/keepalived/corpus");

/** One configuration in a style found in the wild; the first source is its main file. */
export type CorpusEntry = { readonly name: string; readonly sources: readonly KeepalivedSource[] };

/** A file by itself, or a folder whose keepalived.conf includes the other files. */
export const corpus: readonly CorpusEntry[] = readdirSync(corpusDirectory)
  .sort()
  .map((name) => {
    const at = path.join(corpusDirectory, name);
    if (!statSync(at).isDirectory()) return { name, sources: [{ path: name, text: readFileSync(at, "utf8") }] };
    const files = readdirSync(at, { recursive: true, encoding: "utf8" }).filter((file) =>
      statSync(path.join(at, file)).isFile(),
    );
    const main = files.toSorted(
      (one, other) => Number(other === "keepalived.conf") - Number(one === "keepalived.conf"),
    );
    return {
      name,
      sources: main.map((file) => ({ path: `${name}/${file}`, text: readFileSync(path.join(at, file), "utf8") })),
    };
  });
