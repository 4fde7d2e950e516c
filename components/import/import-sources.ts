import type { ImportInput } from "@/lib/api/resources/import";

/** A file that somebody pasted or chose. `key` is its own as long as the page is open. */
export type SourceFile = { readonly key: number; readonly path: string; readonly text: string };

/** The files of one director: the first includes the others. */
export type SourceGroup = { readonly key: number; readonly director: string; readonly files: readonly SourceFile[] };

export const usualPath = "/etc/keepalived/keepalived.conf";

export function sourceGroup(key: number): SourceGroup {
  return { key, director: `director${key}`, files: [{ key: 1, path: usualPath, text: "" }] };
}

export function nextKey(items: readonly { readonly key: number }[]): number {
  return Math.max(0, ...items.map(({ key }) => key)) + 1;
}

/** All files as the API takes them, in the order of the fields. */
export function importSources(groups: readonly SourceGroup[]): ImportInput["sources"] {
  return groups.flatMap(({ director, files }) => files.map(({ path, text }) => ({ path, text, director })));
}
