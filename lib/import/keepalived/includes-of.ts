import type { ImportOptions, ImportSource } from "@/lib/import/model";
import { expand } from "@/lib/keepalived/syntax/expand";
import { sourcesResolver } from "@/lib/keepalived/syntax/sources-resolver";
import { readVrrpSecretPath } from "@/lib/keepalived/vrrp-secret-file";

/** An include that is carried out, once for each time that its line is read. */
export type ReadInclude = {
  /** As the line has it, or what definitions made of it. */
  readonly pattern: string;
  readonly fromFile: string;
  readonly line: number;
  /** The files at hand that it reads. */
  readonly found: readonly ImportSource[];
};

/** The includes that keepalived carries out with this configuration id, but for those of passwords that are ours. */
export function includesOf(
  sources: readonly ImportSource[],
  main: ImportSource,
  { configId }: ImportOptions,
): ReadInclude[] {
  const includes: ReadInclude[] = [];
  const resolve = sourcesResolver(sources.filter((source) => source !== main));
  expand(main, {
    ...(configId === undefined ? {} : { configId }),
    resolveInclude(pattern, fromFile, line) {
      const found = resolve(pattern, fromFile);
      const isSecret = readVrrpSecretPath(pattern) !== null;
      if (!isSecret) includes.push({ pattern, fromFile, line, found });
      return found.length === 0 ? null : found;
    },
  });
  return includes;
}

/** The file and those that it reads, each once, in the order of reading. */
export function filesRead(main: ImportSource, includes: readonly ReadInclude[]): ImportSource[] {
  return [...new Set([main, ...includes.flatMap(({ found }) => found)])];
}
