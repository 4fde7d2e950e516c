import type {
  KeepalivedComment,
  KeepalivedKeyword,
  KeepalivedNode,
  KeepalivedTree,
} from "@/lib/keepalived/syntax/tree";
import { type BlockPath, keywordOf } from "./keyword-of";
import { matchMeanings } from "./match-meanings";
import { isOrdered, meaningsOf, type NodeMeaning, type Owner } from "./node-meaning";
import { isMute, meaningText } from "./same-meaning";

/**
 * The wanted tree as the people of an existing file would have written it: in the file's order, with its comments, its
 * empty lines and, wherever it means the same, its spelling. What the file does not have goes below the last of its
 * kind, or else below what it follows in `target`; what is not wanted any more leaves its comments behind. Comments of
 * `target` count only inside what is new.
 */
export function arrange(target: KeepalivedTree, template: KeepalivedTree, path: BlockPath = []): KeepalivedTree {
  return arrangeBlock({ path, nodes: target, owner: null }, template);
}

type Block = { readonly path: BlockPath; readonly nodes: KeepalivedTree; readonly owner: Owner | null };

/** A keyword with the comments at the end of its line, or comments alone. */
type Entry = { readonly wanted: NodeMeaning | null; readonly nodes: readonly KeepalivedNode[] };

/** The template is understood as if it stood where the target stands, since that is where its words will be. */
function arrangeBlock({ path, nodes, owner }: Block, template: KeepalivedTree): KeepalivedTree {
  if (isOrdered(path)) return meaningText(path, nodes, owner) === meaningText(path, template, owner) ? template : nodes;
  const wanted = meaningsOf(path, nodes, owner);
  const entries = keptEntries(wanted, template, meaningsOf(path, template, owner));
  insertNew(wanted, entries);
  restoreOrder(wanted, entries);
  return entries.flatMap((entry) => entry.nodes);
}

function keptEntries(wanted: readonly NodeMeaning[], template: KeepalivedTree, olds: readonly NodeMeaning[]): Entry[] {
  const matches = matchMeanings(wanted, olds);
  const unsaid = new Set(olds.filter((old) => isUnsaid(old, olds, wanted)).map(({ node }) => node));
  const entries: Entry[] = [];
  for (const node of template) {
    const last = entries.at(-1);
    const match = node.kind === "keyword" ? matches.get(node) : undefined;
    if (match !== undefined) entries.push({ wanted: match.wanted, nodes: [merge(match.wanted, match.old)] });
    else if (node.kind === "keyword") entries.push({ wanted: null, nodes: unsaid.has(node) ? [node] : [] });
    else if (node.gap === "none" && last?.nodes.at(-1)?.kind === "keyword") {
      entries[entries.length - 1] = { ...last, nodes: [...last.nodes, node] };
    } else entries.push({ wanted: null, nodes: [atItsPlace(node, entries.length)] });
  }
  return entries;
}

/** A default that the file says and the target does not: it stays. */
function isUnsaid(old: NodeMeaning, olds: readonly NodeMeaning[], wanted: readonly NodeMeaning[]): boolean {
  return isMute(old, olds) && wanted.every(({ name }) => name !== old.name);
}

/** A comment at the end of a line that is gone gets one of its own; one after the block's brace stays there. */
function atItsPlace(comment: KeepalivedComment, index: number): KeepalivedComment {
  if (comment.gap !== "none" || index === 0) return comment;
  const { gap: _, ...rest } = comment;
  return rest;
}

function merge(wanted: NodeMeaning, old: NodeMeaning): KeepalivedKeyword {
  const { node } = wanted;
  const { gap: _, ...bare } = node;
  const [spelling = ""] = old.node.words;
  const words =
    wanted.line === old.line
      ? old.node.words
      : isAlias(wanted, spelling)
        ? [spelling, ...node.words.slice(1)]
        : node.words;
  const block =
    node.block === null
      ? null
      : arrangeBlock(
          { path: wanted.path, nodes: node.block, owner: { node, owner: wanted.owner } },
          old.node.block ?? [],
        );
  return { ...bare, words, block, ...(old.node.gap === undefined ? {} : { gap: old.node.gap }) };
}

function isAlias({ name, path }: NodeMeaning, spelling: string): boolean {
  return name !== "" && keywordOf(path.slice(0, -1), spelling)?.name === name;
}

/** Below the last of their kind, else below what they follow, else at the top. */
function insertNew(wanted: readonly NodeMeaning[], entries: Entry[]): void {
  const placed = new Set(entries.map((entry) => entry.wanted));
  let before: NodeMeaning | null = null;
  for (const meaning of wanted) {
    if (!placed.has(meaning) && !isMute(meaning, wanted)) {
      const kind = entries.findLastIndex((entry) => entry.wanted?.name === meaning.name);
      const predecessor = before;
      const index =
        kind !== -1 ? kind : entries.findLastIndex((entry) => entry.wanted === predecessor && predecessor !== null);
      entries.splice(index === -1 ? firstPlace(entries) : index + 1, 0, { wanted: meaning, nodes: [meaning.node] });
    }
    before = meaning;
  }
}

/** Below a comment that shares the line of the block's brace. */
function firstPlace(entries: readonly Entry[]): number {
  const [first] = entries;
  return first?.wanted === null && first.nodes[0]?.kind === "comment" && first.nodes[0].gap === "none" ? 1 : 0;
}

/** A keyword that counts only below or above others is put there, if that is how it is wanted. */
function restoreOrder(wanted: readonly NodeMeaning[], entries: Entry[]): void {
  for (const [position, meaning] of wanted.entries()) {
    const spec = keywordOf(meaning.path.slice(0, -1), meaning.node.words[0] ?? "");
    if (spec?.after !== undefined) {
      const other = wanted.slice(0, position).find(({ name }) => name === spec.after);
      if (other !== undefined) moveBelow(entries, meaning, other);
    }
    if (spec?.before !== undefined) {
      const isUser = ({ name }: NodeMeaning) => spec.before?.includes(name) ?? false;
      if (!wanted.slice(0, position).some(isUser)) moveAbove(entries, meaning, wanted.filter(isUser));
    }
  }
}

function moveBelow(entries: Entry[], meaning: NodeMeaning, other: NodeMeaning): void {
  const from = entries.findIndex((entry) => entry.wanted === meaning);
  const to = entries.findIndex((entry) => entry.wanted === other);
  const [entry] = from < to ? entries.splice(from, 1) : [];
  if (entry !== undefined) entries.splice(to, 0, entry);
}

function moveAbove(entries: Entry[], meaning: NodeMeaning, others: readonly NodeMeaning[]): void {
  const from = entries.findIndex((entry) => entry.wanted === meaning);
  const to = entries.findIndex((entry) => entry.wanted !== null && others.includes(entry.wanted));
  const [entry] = to !== -1 && to < from ? entries.splice(from, 1) : [];
  if (entry !== undefined) entries.splice(to, 0, entry);
}
