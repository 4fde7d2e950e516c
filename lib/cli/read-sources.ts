import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expand, type KeepalivedSource } from "@/lib/keepalived/syntax/expand";
import { sourcesResolver } from "@/lib/keepalived/syntax/sources-resolver";
import type { Input } from "./read-input";

/** Far above any configuration; a file that is none of text would otherwise be read to its end. */
const maxIncludedBytes = 16 * 1024 * 1024;

/**
 * A keepalived.conf and the files that it includes, which are looked up on this machine as keepalived would. Those that
 * are not here stay out; whoever reads the result says so at the include.
 */
export function readSources(main: Input, configId: string | undefined): KeepalivedSource[] {
  const source = { path: main.name, text: main.text };
  const included = new Map<string, KeepalivedSource>();
  expand(source, {
    ...(configId === undefined ? {} : { configId }),
    resolveInclude(pattern, fromFile) {
      const files = findFiles(pattern, fromFile).flatMap((file) => readSource(file) ?? []);
      for (const file of files) included.set(file.path, file);
      return files;
    },
  });
  included.delete(source.path);
  return [source, ...included.values()];
}

/** Walks down the folders of a pattern, one name of it at a time. */
function findFiles(pattern: string, fromFile: string): string[] {
  const folder = pattern.startsWith("/") ? "" : path.dirname(fromFile === "<stdin>" ? "." : fromFile);
  const names = pattern.split("/").filter((name, index) => name !== "" || index === 0);
  let found = [pattern.startsWith("/") ? "/" : folder];
  for (const name of pattern.startsWith("/") ? names.slice(1) : names)
    found = found.flatMap((place) => matchesIn(place, name));
  return found.sort();
}

function matchesIn(folder: string, name: string): string[] {
  if (name === "." || name === "..") return [path.join(folder, name)];
  const entries = listFolder(folder).map((entry) => ({ path: entry, text: "" }));
  return sourcesResolver(entries)(name, "")?.map((entry) => path.join(folder, entry.path)) ?? [];
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not here, or not ours to read: then nothing in it matches.
    return [];
  }
}

function readSource(file: string): KeepalivedSource | null {
  try {
    const facts = statSync(file);
    return facts.isFile() && facts.size <= maxIncludedBytes ? { path: file, text: readFileSync(file, "utf8") } : null;
  } catch {
    return null;
  }
}
