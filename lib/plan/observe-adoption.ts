import { adoptedSources } from "@/lib/import/keepalived/adopted-sources";
import { includesOf } from "@/lib/import/keepalived/includes-of";
import { type IncludePattern, includePattern } from "@/lib/keepalived/syntax/include-pattern";
import type { AdoptedFile } from "@/lib/model/adopted-file";
import { isFilePath } from "@/lib/shell/is-file-path";
import type { ProgramStep, StepResult } from "@/lib/shell/model";
import { quote } from "@/lib/shell/quote";
import { confPaths } from "./conf-paths";
import { findKeepalived, printConfigId } from "./keepalived-process";
import type { ObservedAdoption } from "./model";

/** Looks at what lies beside adopted files. The shell sees folders and paths that were judged at adoption, no pattern. */
export function adoptionStep(adopted: AdoptedFile): ProgramStep {
  const folders = [...new Set(includePatterns(adopted).map(({ path }) => folderOf(path)))];
  const entries = folders.filter((folder) => isFilePath(`${folder}/file`)).map((folder) => `${quote(folder)}/*`);
  return {
    id: "adoption",
    script: `for path in ${confPaths({ adopted }).map(quote).join(" ")}; do
  if [ -h "$path" ]; then printf 'link %s\\n' "$path"; fi
done
${entries.length === 0 ? "" : `for path in ${entries.join(" ")}; do if [ -f "$path" ]; then printf 'file %s\\n' "$path"; fi; done\n`}${
  adopted.configId === undefined ? "" : `${findKeepalived}${printConfigId}`
}`,
  };
}

/** Hidden files are not listed: patterns that name them are no reason to look. */
export function readAdoption(adopted: AdoptedFile, step: StepResult | undefined): ObservedAdoption {
  const rows = (step?.output ?? "")
    .split("\n")
    .map((line) => [line.split(" ", 1)[0], line.slice(line.indexOf(" ") + 1)]);
  const named = (word: string) => rows.flatMap(([kind, value = ""]) => (kind === word ? [value] : []));
  const known = new Set(confPaths({ adopted }));
  const patterns = includePatterns(adopted);
  return {
    links: named("link"),
    unknown: named("file").filter((path) => !known.has(path) && patterns.some(({ matches }) => matches(path))),
    configId: named("config-id")[0] ?? null,
  };
}

function includePatterns(adopted: AdoptedFile): IncludePattern[] {
  const { main, sources, options } = adoptedSources(adopted);
  return includesOf(sources, main, options).map(({ pattern, fromFile }) => includePattern(pattern, fromFile));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}
