import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../..");

/** A key that only the running program knows. */
const anything = ["`$", "{}`"].join("");

/** What one source file asks the messages for. */
export type KeyUse = {
  readonly file: string;
  /** A regular expression over full keys: exact for t("a.b"), with gaps for t(`a.${x}`). */
  readonly pattern: RegExp;
  readonly text: string;
};

/**
 * Finds the calls of translators in the sources. A call belongs to the nearest translator of its name above it, which
 * holds because functions stand one after another here. A key that is not a literal may be any key of its namespace.
 */
export function usesOfKeys(): KeyUse[] {
  return sourceFiles().flatMap((file) => usesIn(file, readFileSync(path.join(root, file), "utf8")));
}

/** Whether some quoted text of the sources is this code, or a template such as `plan.${reason}` that may become it. */
export function codeFinder(): (code: string) => boolean {
  const sources = sourceFiles().map((file) => readFileSync(path.join(root, file), "utf8"));
  const texts = (pattern: RegExp) =>
    sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1]));
  const quoted = new Set(texts(/["'`]([\w.-]+)["'`]/g));
  const beginnings = [...new Set(texts(/`([a-z][\w-]*\.)\$\{/g))];
  return (code) => quoted.has(code) || beginnings.some((beginning) => code.startsWith(beginning ?? code));
}

function usesIn(file: string, source: string): KeyUse[] {
  const bindings = [
    ...source.matchAll(/const (\w+) = (?:await )?(?:useTranslations|getTranslations)\((?:"([\w.]*)")?\)/g),
  ].map((match) => ({ at: match.index, name: match[1] ?? "", namespace: match[2] ?? "" }));
  const inline = [...source.matchAll(/\(await getTranslations\("([\w.]+)"\)\)\("([\w.]+)"/g)].map((match) =>
    use(file, match[1] ?? "", `"${match[2]}"`),
  );
  const names = [...new Set(bindings.map(({ name }) => name))];
  const calls = names.flatMap((name) =>
    [...source.matchAll(new RegExp(`(?<![\\w.])${name}(?:\\.rich)?\\(\\s*("[^"]*"|\`[^\`]*\`|[^)])`, "g"))].flatMap(
      (match) => {
        const binding = bindings.filter((known) => known.name === name && known.at < match.index).at(-1);
        const keys = binding === undefined ? [] : argumentsOf(source, match);
        // useSentence looks up whatever the server sent, in any namespace: that says nothing about what is used.
        return keys
          .filter((key) => binding?.namespace !== "" || key !== anything)
          .map((key) => use(file, binding?.namespace ?? "", key));
      },
    ),
  );
  return [...inline, ...calls];
}

/** The first argument's possible keys: both branches of a conditional, or the argument itself. */
function argumentsOf(source: string, match: RegExpMatchArray): string[] {
  const first = match[1] ?? "";
  if (/^["`]/.test(first)) {
    return [first];
  }
  const start = (match.index ?? 0) + match[0].length - 1;
  const conditional = /^[^()?"]*(?:"[^"]*")?[^()?"]*\? "([\w.]+)" : "([\w.]+)"[,)]/.exec(source.slice(start));
  return conditional === null ? [anything] : [`"${conditional[1]}"`, `"${conditional[2]}"`];
}

function use(file: string, namespace: string, quoted: string): KeyUse {
  const parts = quoted.slice(1, -1).split(/\$\{[^}]*\}/);
  const key = parts.map((part) => part.replaceAll(".", "\\.")).join("[\\w.-]+");
  const prefix = namespace === "" ? "" : `${namespace.replaceAll(".", "\\.")}\\.`;
  return { file, pattern: new RegExp(`^${prefix}${key}$`), text: `${namespace}.${quoted.slice(1, -1)}` };
}

function sourceFiles(): string[] {
  return ["app", "components", "lib", "bin"].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes("generated"))
      .map((file) => path.join(folder, file)),
  );
}
