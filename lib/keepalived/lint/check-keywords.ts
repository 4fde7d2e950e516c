import { checkLine } from "@/lib/keepalived/keywords/check-line";
import { type BlockPath, blockOf, keywordOf } from "@/lib/keepalived/keywords/keyword-of";
import type { BlockSpec, KeywordSpec, LineSpec, Version } from "@/lib/keepalived/keywords/model";
import { unsupportedWords } from "@/lib/keepalived/keywords/supports";
import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { KeepalivedKeyword, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { isPartial } from "./block-view";
import { findIn } from "./find-in";
import { findingAt } from "./finding-at";
import { unknownKeyword } from "./unknown-keyword";

/**
 * Every keyword where it stands: known there, spelled as keepalived wants it, with the parameters and the block that it
 * takes, known to the release. An unknown block is one finding; keepalived complains of each of its lines.
 */
export function checkKeywords(tree: KeepalivedTree, version: Version | null): Finding[] {
  return checkBlock([], tree, version);
}

function checkBlock(path: BlockPath, nodes: KeepalivedTree, version: Version | null): Finding[] {
  const block = blockOf(path);
  if (block === null) return [];
  const keywords = nodes.filter((node) => node.kind === "keyword").filter(({ words }) => !isInclude(words));
  const lines = findIn(keywords, (node) =>
    "lines" in block ? checkListLine(path, block.lines, node, version) : checkKeyword(path, block, node, version),
  );
  return "lines" in block ? lines : [...lines, ...checkRepeats(path, keywords)];
}

function isInclude([word = ""]: readonly string[]): boolean {
  return /^include[rmwba]?$/.test(word);
}

function checkListLine(path: BlockPath, lines: LineSpec, node: KeepalivedKeyword, version: Version | null): Finding[] {
  const nested = node.block === null ? [] : [findingAt(node, "error", "keyword.block_unexpected", wordOf(node))];
  return [...nested, ...checkRelease(path, node, version), ...checkParameters(lines, node, 0)];
}

function wordOf({ words: [keyword = ""] }: KeepalivedKeyword): { keyword: string } {
  return { keyword };
}

function checkKeyword(path: BlockPath, block: BlockSpec, node: KeepalivedKeyword, version: Version | null): Finding[] {
  const spec = keywordOf(path, node.words[0] ?? "");
  if (spec === null) return [unknownKeyword(block, node)];
  const nested = node.block ?? [];
  return [
    ...checkRelease(path, node, version),
    ...checkDeprecation(spec, node),
    ...checkParameters(spec, node, 1),
    ...checkBraces(spec, node),
    ...(spec.block === undefined ? [] : checkBlock([...path, spec.name], nested, version)),
    ...(spec.block === undefined || node.block === null ? [] : missingKeywords([...path, spec.name], node)),
  ];
}

function checkRelease(path: BlockPath, node: KeepalivedKeyword, version: Version | null): Finding[] {
  if (version === null) return [];
  return unsupportedWords(version, path, node.words).map(({ index, word, since }) =>
    findingAt(node, "error", "keyword.since", { keyword: word, since, version }, index),
  );
}

function checkDeprecation(spec: KeywordSpec, node: KeepalivedKeyword): Finding[] {
  const { keyword } = wordOf(node);
  const instead = spec.deprecatedAliases?.includes(keyword) ? spec.name : spec.deprecatedFor;
  if (instead === undefined) return [];
  if (instead === "") return [findingAt(node, "warning", "keyword.obsolete", { keyword })];
  return [findingAt(node, "warning", "keyword.deprecated", { keyword, instead })];
}

function checkParameters(spec: LineSpec, node: KeepalivedKeyword, first: number): Finding[] {
  return checkLine(spec, node.words, first).map(({ index, code, params }) => {
    const zero = node.words[0] === "persistence_timeout" && code === "parameter.out_of_range" && node.words[1] === "0";
    if (zero) return findingAt(node, "error", "virtual_server.persistence_zero", {}, index);
    return findingAt(node, code === "parameter.extra" ? "warning" : "error", code, params, index);
  });
}

function checkBraces(spec: KeywordSpec, node: KeepalivedKeyword): Finding[] {
  const isEmpty = spec.block === "words" && node.block?.every(({ kind }) => kind === "comment");
  if (isEmpty) return [findingAt(node, "warning", "keyword.block_empty", wordOf(node))];
  if ((spec.block === undefined) === (node.block === null)) return [];
  return [findingAt(node, "error", `keyword.block_${node.block === null ? "missing" : "unexpected"}`, wordOf(node))];
}

function missingKeywords(path: BlockPath, node: KeepalivedKeyword): Finding[] {
  if (isPartial(node.block ?? [])) return [];
  const block = blockOf(path);
  const present = new Set(
    (node.block ?? []).map((child) => (child.kind === "keyword" ? keywordOf(path, child.words[0] ?? "") : null)),
  );
  const needed = block !== null && "keywords" in block ? block.keywords.filter((spec) => spec.required) : [];
  return needed
    .filter((spec) => !present.has(spec))
    .map((spec) => findingAt(node, "error", "keyword.required", { block: node.words[0] ?? "", keyword: spec.name }));
}

/** keepalived takes the last of some and the first of others, and says nothing of most. */
function checkRepeats(path: BlockPath, nodes: readonly KeepalivedKeyword[]): Finding[] {
  const first = new Map<string, KeepalivedKeyword>();
  return findIn(nodes, (node) => {
    const spec = keywordOf(path, node.words[0] ?? "");
    if (spec === null || spec.repeatable || spec.block !== undefined) return [];
    const before = first.get(spec.name);
    first.set(spec.name, before ?? node);
    if (before === undefined) return [];
    return [findingAt(node, "warning", "keyword.repeated", { ...wordOf(node), line: before.place?.line ?? 0 })];
  });
}
