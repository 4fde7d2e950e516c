import { type BlockPath, keywordOf } from "@/lib/keepalived/keywords/keyword-of";
import { matchMeanings } from "@/lib/keepalived/keywords/match-meanings";
import { isOrdered, meaningsOf, type NodeMeaning, type Owner } from "@/lib/keepalived/keywords/node-meaning";
import { blockText, isMute, meaningText } from "@/lib/keepalived/keywords/same-meaning";
import type { KeepalivedKeyword, KeepalivedTree } from "@/lib/keepalived/syntax/tree";

/** One thing to change in a file; its nodes are those of the file's tree, but for what is inserted. */
export type TreeEdit =
  | {
      readonly kind: "words";
      readonly node: KeepalivedKeyword;
      readonly before: readonly string[];
      readonly after: readonly string[];
    }
  | { readonly kind: "remove"; readonly node: KeepalivedKeyword }
  | {
      readonly kind: "insert";
      readonly node: KeepalivedKeyword;
      /** Null = at the top level. */
      readonly parent: KeepalivedKeyword | null;
      /** Null = at the end of the parent. */
      readonly beside: { readonly node: KeepalivedKeyword; readonly where: "before" | "after" } | null;
    };

/**
 * The edits by which a file follows its cluster from `base`, as we would write what the file says, to `wanted`. What is
 * the same in both stays as the file has it, whatever it says in our words. Null = it cannot be told what to edit, because
 * the file says in another way what has to change.
 */
export function treeEdits(file: KeepalivedTree, base: KeepalivedTree, wanted: KeepalivedTree): TreeEdit[] | null {
  const edits: TreeEdit[] = [];
  const sides = { file: { nodes: file, owner: null }, base: { nodes: base, owner: null } };
  return compareBlocks({ path: [], parent: null, ...sides, wanted: { nodes: wanted, owner: null } }, edits)
    ? edits
    : null;
}

type Side = { readonly nodes: KeepalivedTree; readonly owner: Owner | null };
type Blocks = {
  readonly path: BlockPath;
  readonly parent: KeepalivedKeyword | null;
  readonly file: Side;
  readonly base: Side;
  readonly wanted: Side;
};

/** False = it cannot be told. */
function compareBlocks(blocks: Blocks, edits: TreeEdit[]): boolean {
  const { path, file, base, wanted } = blocks;
  if (meaningText(path, base.nodes, base.owner) === meaningText(path, wanted.nodes, wanted.owner)) return true;
  if (isOrdered(path)) return false;
  const olds = meaningsOf(path, file.nodes, file.owner);
  const bases = meaningsOf(path, base.nodes, base.owner);
  const wanteds = meaningsOf(path, wanted.nodes, wanted.owner);
  const inFile = new Map([...matchMeanings(bases, olds).values()].map(({ wanted: one, old }) => [one.node, old]));
  const wantedOf = new Map([...matchMeanings(wanteds, bases).values()].map((pair) => [pair.old.node, pair.wanted]));
  const placed = new Map<NodeMeaning, NodeMeaning>();
  const missing: NodeMeaning[] = [];
  for (const one of bases) {
    const old = inFile.get(one.node);
    const next = wantedOf.get(one.node);
    if (old === undefined) {
      if (next !== undefined && !isSame(one, next)) missing.push(narrowed(next, one));
    } else if (next === undefined) edits.push({ kind: "remove", node: old.node });
    else {
      placed.set(next, old);
      if (!compareNodes(old, one, next, edits)) return false;
    }
  }
  const known = new Set(wantedOf.values());
  const added = wanteds.filter((one) => !known.has(one) && !isMute(one, wanteds));
  const unread = olds.filter((old) => ![...inFile.values()].includes(old));
  const replaced = matchMeanings(added, unread);
  for (const { wanted: one, old } of replaced.values()) {
    if (old.node.block !== null || one.node.block !== null) return false;
    edits.push({ kind: "words", node: old.node, before: old.node.words, after: one.node.words });
  }
  const replacing = new Set([...replaced.values()].map((pair) => pair.wanted));
  const gone = new Set(edits.flatMap((edit) => (edit.kind === "remove" ? [edit.node] : [])));
  const stay = olds.filter(({ node }) => !gone.has(node));
  for (const one of [...missing, ...added.filter((each) => !replacing.has(each))]) {
    const beside = placeFor(one, path, wanteds, placed, stay);
    edits.push({ kind: "insert", node: one.node, parent: blocks.parent, beside });
  }
  return true;
}

function compareNodes(old: NodeMeaning, base: NodeMeaning, wanted: NodeMeaning, edits: TreeEdit[]): boolean {
  if (base.line !== wanted.line) {
    edits.push({ kind: "words", node: old.node, before: base.node.words, after: wanted.node.words });
  }
  if (blockText(base) === blockText(wanted)) return true;
  const side = ({ node, owner }: NodeMeaning) => ({ nodes: node.block ?? [], owner: { node, owner } });
  if ([old, base, wanted].some(({ node }) => node.block === null)) return false;
  const blocks = { file: side(old), base: side(base), wanted: side(wanted) };
  return compareBlocks({ path: base.path, parent: old.node, ...blocks }, edits);
}

function isSame(one: NodeMeaning, other: NodeMeaning): boolean {
  return one.line === other.line && blockText(one) === blockText(other);
}

/** Of a block that the file does without, only what is new: it says the rest by saying nothing. */
function narrowed(wanted: NodeMeaning, base: NodeMeaning): NodeMeaning {
  const { node, path, owner } = wanted;
  if (node.block === null || base.node.block === null) return wanted;
  const olds = meaningsOf(path, base.node.block, { node: base.node, owner: base.owner });
  const news = meaningsOf(path, node.block, { node, owner });
  const block = news.filter((one) => !olds.some((old) => old.name === one.name && isSame(old, one)));
  return { ...wanted, node: { ...node, block: block.map((one) => one.node) } };
}

/** Where its kind stands, or what it follows in our own order; keywords that count only there go above or below others. */
function placeFor(
  wanted: NodeMeaning,
  path: BlockPath,
  wanteds: readonly NodeMeaning[],
  placed: ReadonlyMap<NodeMeaning, NodeMeaning>,
  stay: readonly NodeMeaning[],
): Extract<TreeEdit, { kind: "insert" }>["beside"] {
  const spec = keywordOf(path, wanted.node.words[0] ?? "");
  const user = stay.find(({ name }) => spec?.before?.includes(name));
  if (user !== undefined) return { node: user.node, where: "before" };
  const index = wanteds.findIndex(({ name, identity }) => name === wanted.name && identity === wanted.identity);
  const follows = wanteds
    .slice(0, Math.max(index, 0))
    .flatMap((one) => placed.get(one) ?? [])
    .at(-1);
  const kind = stay.findLast(({ name }) => name === (spec?.after ?? wanted.name));
  const above = kind ?? follows;
  return above === undefined ? null : { node: above.node, where: "after" };
}
