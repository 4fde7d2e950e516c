import { isWord } from "@/lib/keepalived/syntax/is-word";
import type { KeepalivedKeyword, KeepalivedNode, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { errorAt, type Problem } from "@/lib/model/problem";
import { checkLine } from "./check-line";
import { type BlockPath, blockOf, keywordOf } from "./keyword-of";
import type { BlockSpec, KeywordSpec, Version } from "./model";
import { isQuotable } from "./quote-word";
import { unsupportedWords } from "./supports";
import { wordValue } from "./word-value";

/**
 * The gate through which words of people reach a keepalived.conf of ours: keywords of the table in a block where they
 * belong, each with parameters of its types, each word one that cannot leave its place. Every problem at once; the path
 * of a problem leads through the nodes (`[0, "block", 2, "words", 1]`). No problem = the nodes can be rendered and are
 * read back as they are.
 */
export function checkOptions(path: BlockPath, nodes: KeepalivedTree, version?: Version): Problem[] {
  const block = blockOf(path);
  if (block === null) return [errorAt([], "keepalived_option.block", { block: path.join(" ") })];
  return nodes.flatMap((node, index) => checkNode({ path, block, version }, node, [index]));
}

type Context = { readonly path: BlockPath; readonly block: BlockSpec; readonly version: Version | undefined };
type Where = Problem["path"];

function checkNode(context: Context, node: KeepalivedNode, where: Where): Problem[] {
  if (node.kind === "comment") return [errorAt(where, "keepalived_option.comment")];
  const unsafe = node.words.flatMap((word, index) => (isSafe(word) ? [] : [unsafeAt([...where, "words", index])]));
  if (unsafe.length > 0 || node.words.length === 0) return unsafe.length > 0 ? unsafe : [unsafeAt(where)];
  return [...checkRelease(context, node, where), ...checkWords(context, node, where)];
}

function checkRelease({ path, version }: Context, { words }: KeepalivedKeyword, where: Where): Problem[] {
  if (version === undefined) return [];
  return unsupportedWords(version, path, words).map(({ index, word }) =>
    errorAt([...where, "words", index], "keepalived_option.version", { keyword: word, version }),
  );
}

function checkWords(context: Context, node: KeepalivedKeyword, where: Where): Problem[] {
  return "lines" in context.block ? checkListLine(context.block, node, where) : checkKeyword(context, node, where);
}

function unsafeAt(where: Where): Problem {
  return errorAt(where, "keepalived_option.word");
}

/** In quotes or plain; never with a beginning that keepalived looks at before it splits a line into words. */
function isSafe(word: string): boolean {
  return isWord(word) && isQuotable(wordValue(word)) && !/^[@~$]|^include[rmwba]?$/.test(word);
}

function checkListLine(
  { lines }: Extract<BlockSpec, { lines: unknown }>,
  node: KeepalivedKeyword,
  where: Where,
): Problem[] {
  const nested = node.block === null ? [] : [errorAt(where, "keepalived_option.block_unexpected")];
  return [...nested, ...checkParameters(lines, node, 0, where)];
}

function checkKeyword({ path, version }: Context, node: KeepalivedKeyword, where: Where): Problem[] {
  const [word = ""] = node.words;
  const spec = keywordOf(path, word);
  if (spec === null || spec.name === "include") {
    return [errorAt([...where, "words", 0], "keepalived_option.unknown", { keyword: word })];
  }
  return [...checkParameters(spec, node, 1, where), ...checkBlock(spec, [...path, word], node, where, version)];
}

function checkParameters(
  spec: Parameters<typeof checkLine>[0],
  { words }: KeepalivedKeyword,
  first: number,
  where: Where,
): Problem[] {
  return checkLine(spec, words, first).map(({ index, code, params }) =>
    errorAt([...where, "words", index], `keepalived_option.${code}`, params),
  );
}

function checkBlock(
  spec: KeywordSpec,
  path: BlockPath,
  { block }: KeepalivedKeyword,
  where: Where,
  version: Version | undefined,
): Problem[] {
  if ((spec.block === undefined) !== (block === null)) {
    const code = block === null ? "keepalived_option.block_missing" : "keepalived_option.block_unexpected";
    return [errorAt(where, code)];
  }
  return (block ?? []).length === 0 ? [] : nestedProblems(checkOptions(path, block ?? [], version), where);
}

function nestedProblems(problems: readonly Problem[], where: Where): Problem[] {
  return problems.map((problem) => ({ ...problem, path: [...where, "block", ...problem.path] }));
}
