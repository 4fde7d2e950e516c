import type { ImportOptions, ImportSource } from "@/lib/import/model";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { AdoptedFile } from "@/lib/model/adopted-file";

/** An adopted keepalived.conf as its reader takes it, the file itself first. */
export type AdoptedSources = {
  readonly main: ImportSource;
  readonly sources: readonly ImportSource[];
  readonly options: ImportOptions;
};

/** `prefix` stands before every path, so that those of several directors differ. */
export function adoptedSources(
  { text, included = [], configId }: Pick<AdoptedFile, "text" | "included" | "configId">,
  prefix = "",
): AdoptedSources {
  const main = { path: prefix + keepalivedConfPath, text };
  return {
    main,
    sources: [main, ...included.map((file) => ({ path: prefix + file.path, text: file.text }))],
    options: configId === undefined ? {} : { configId },
  };
}

/** The same files with other texts, which are in the order of `sources`. */
export function withTexts(adopted: AdoptedFile, [text = adopted.text, ...others]: readonly string[]): AdoptedFile {
  const { included, ...main } = adopted;
  if (included === undefined) return { ...main, text };
  return { ...main, text, included: included.map((file, index) => ({ ...file, text: others[index] ?? file.text })) };
}
