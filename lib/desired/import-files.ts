import type { z } from "zod";
import type { importSourceSchema } from "@/lib/api/resources/import";
import type { DirectorSources } from "@/lib/import/import-directors";

type Source = z.output<typeof importSourceSchema>;

/**
 * The files of an import, director by director. Directors have their files at the same places, so with several of them
 * each path begins with its director, as scp writes it: `lb1:/etc/keepalived/keepalived.conf`.
 */
export function importFiles(sources: readonly Source[]): DirectorSources[] {
  const directors = new Map<string, Source[]>();
  for (const source of sources) {
    const name = source.director ?? "";
    directors.set(name, [...(directors.get(name) ?? []), source]);
  }
  return [...directors].map(([director, files]) => ({
    sources: files.map(({ path, text }) => ({ path: directors.size > 1 ? `${director}:${path}` : path, text })),
    options: director === "" ? {} : { director, ...configIdOf(director, files) },
  }));
}

/**
 * Lines with `@NAME` are for the host of that name, up to its first dot. Where none is for this director, keepalived may
 * have got another name by `-i`, and nobody has told it.
 */
function configIdOf(director: string, files: readonly Source[]): { readonly configId?: string } {
  const [configId = director] = director.split(".");
  const asked = files.flatMap(({ text }) => [...text.matchAll(/^\s*@\^?(\S+)/gm)].map(([, name]) => name));
  return asked.includes(configId) ? { configId } : {};
}
