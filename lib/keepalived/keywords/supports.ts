import { compareVersions } from "./compare-versions";
import { type BlockPath, keywordOf } from "./keyword-of";
import type { KeywordSpec, Version } from "./model";

/** Whether a release knows a keyword (in this spelling), and a value of its enumeration if one is given. */
export function supports(version: Version, path: BlockPath, word: string, value?: string): boolean {
  const spec = keywordOf(path, word);
  if (spec === null) return false;
  const since = [spellingSince(spec, word), value === undefined ? undefined : spec.valueSince?.[value]];
  return since.every((release) => release === undefined || compareVersions(version, release) >= 0);
}

/** The release that brought this spelling of a keyword; undefined = 2.0.0 has it. */
export function spellingSince(spec: KeywordSpec, word: string): Version | undefined {
  const since = spec.aliasSince?.[word];
  return since ?? (word === spec.name || spec.aliases?.includes(word) ? spec.since : undefined);
}
