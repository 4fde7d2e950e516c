import { compareVersions } from "./compare-versions";
import { type BlockPath, blockOf, keywordOf } from "./keyword-of";
import type { KeywordSpec, LineSpec, Version } from "./model";
import { wordValue } from "./word-value";

/** A word of a line, and the release that brought it. */
export type Novelty = { readonly index: number; readonly word: string; readonly since: Version };

/** Whether a release knows a keyword in this spelling, and these parameters of it. */
export function supports(
  version: Version,
  path: BlockPath,
  word: string,
  ...parameters: readonly (string | number)[]
): boolean {
  const spec = keywordOf(path, word);
  const words = [word, ...parameters.map(String)];
  return spec !== null && tooNew(version, keywordNovelties(spec, words)).length === 0;
}

/** The words of a line of this block that a release does not know yet. */
export function unsupportedWords(version: Version, path: BlockPath, words: readonly string[]): Novelty[] {
  const block = blockOf(path);
  if (block !== null && "lines" in block) return tooNew(version, wordNovelties(block.lines, words, 0));
  const spec = keywordOf(path, words[0] ?? "");
  return spec === null ? [] : tooNew(version, keywordNovelties(spec, words));
}

function tooNew(version: Version, novelties: readonly Novelty[]): Novelty[] {
  return novelties.filter(({ since }) => compareVersions(version, since) < 0);
}

function keywordNovelties(spec: KeywordSpec, words: readonly string[]): Novelty[] {
  const [word = ""] = words;
  const since = spec.aliasSince?.[word] ?? spec.since;
  const own = since === undefined ? [] : [{ index: 0, word, since }];
  return [...own, ...wordNovelties(spec, words, 1)];
}

function wordNovelties({ wordSince = {} }: LineSpec, words: readonly string[], first: number): Novelty[] {
  return words.slice(first).flatMap((word, position) => {
    const since = wordSince[wordValue(word)];
    return since === undefined ? [] : [{ index: position + first, word, since }];
  });
}
