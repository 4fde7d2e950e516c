import { filesRead, includesOf } from "@/lib/import/keepalived/includes-of";
import type { ImportOptions, ImportSource } from "@/lib/import/model";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { AdoptedFile } from "@/lib/model/adopted-file";

/**
 * The keepalived.conf that a director keeps, with what it includes: the first of `sources` and those of the others that
 * keepalived reads with these options. `sumOf` gives the checksum of a file on the director, by its path there.
 */
export function adoptedFromSources(
  sources: readonly ImportSource[],
  options: ImportOptions,
  sumOf: (source: ImportSource) => string,
): AdoptedFile | null {
  const [main] = sources;
  if (main === undefined) return null;
  const prefix = main.path.slice(0, -keepalivedConfPath.length);
  const [, ...others] = filesRead(main, includesOf(sources, main, options));
  const hasConditions = [main, ...others].some(({ text }) => /^\s*@/m.test(text));
  const { configId } = options;
  return {
    sha256: sumOf(main),
    text: main.text,
    ...(others.length > 0 && {
      included: others.map((source) => ({
        path: source.path.slice(prefix.length),
        sha256: sumOf(source),
        text: source.text,
      })),
    }),
    ...(hasConditions && configId !== undefined && { configId }),
  };
}
