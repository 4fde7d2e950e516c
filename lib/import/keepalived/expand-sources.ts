import type { ImportOptions, ImportSource } from "@/lib/import/model";
import { expand } from "@/lib/keepalived/syntax/expand";
import type { KeepalivedDocument } from "@/lib/keepalived/syntax/parse-document";
import { sourcesResolver } from "@/lib/keepalived/syntax/sources-resolver";

/** A keepalived.conf as the director with this configuration id reads it, with includes out of the other files. */
export function expandSources(
  sources: readonly ImportSource[],
  main: ImportSource,
  { configId }: ImportOptions,
): KeepalivedDocument {
  const resolve = sourcesResolver(sources.filter((source) => source !== main));
  return expand(main, {
    ...(configId === undefined ? {} : { configId }),
    resolveInclude(pattern, fromFile) {
      const found = resolve(pattern, fromFile);
      return found.length === 0 ? null : found;
    },
  });
}
