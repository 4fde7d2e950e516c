import type { NodeMeaning } from "./node-meaning";
import { blockText } from "./same-meaning";

/**
 * Which of the wanted nodes each node of a template is: the same keyword with the same identity. Of several that are
 * alike (checkers, urls) those with equal contents belong together, and the others in their order.
 */
export function matchMeanings(
  wanted: readonly NodeMeaning[],
  template: readonly NodeMeaning[],
): ReadonlyMap<NodeMeaning["node"], { readonly wanted: NodeMeaning; readonly old: NodeMeaning }> {
  const matches = new Map<NodeMeaning["node"], { wanted: NodeMeaning; old: NodeMeaning }>();
  const candidates = groupByIdentity(wanted);
  for (const [key, olds] of groupByIdentity(template)) {
    const group = candidates.get(key) ?? [];
    for (const { wanted: match, old } of pairUp(group, olds)) matches.set(old.node, { wanted: match, old });
  }
  return matches;
}

function groupByIdentity(meanings: readonly NodeMeaning[]): Map<string, NodeMeaning[]> {
  const groups = new Map<string, NodeMeaning[]>();
  for (const meaning of meanings) {
    const key = JSON.stringify([meaning.name, meaning.identity]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [meaning]);
    else group.push(meaning);
  }
  return groups;
}

function pairUp(
  wanted: readonly NodeMeaning[],
  olds: readonly NodeMeaning[],
): { wanted: NodeMeaning; old: NodeMeaning }[] {
  const alike = wanted.length > 1 || olds.length > 1;
  const equal = alike && wanted[0]?.repeatable ? equalPairs(wanted, olds) : [];
  const usedWanted = new Set(equal.map((pair) => pair.wanted));
  const usedOlds = new Set(equal.map((pair) => pair.old));
  const left = wanted.filter((meaning) => !usedWanted.has(meaning));
  const others = olds.filter((meaning) => !usedOlds.has(meaning));
  const rest = others.slice(0, left.length).flatMap((old, index) => {
    const match = left[index];
    return match === undefined ? [] : [{ wanted: match, old }];
  });
  return [...equal, ...rest];
}

function equalPairs(
  wanted: readonly NodeMeaning[],
  olds: readonly NodeMeaning[],
): { wanted: NodeMeaning; old: NodeMeaning }[] {
  const byText = new Map<string, NodeMeaning[]>();
  for (const meaning of wanted) {
    const text = wholeText(meaning);
    const same = byText.get(text);
    if (same === undefined) byText.set(text, [meaning]);
    else same.push(meaning);
  }
  return olds.flatMap((old) => {
    const match = byText.get(wholeText(old))?.shift();
    return match === undefined ? [] : [{ wanted: match, old }];
  });
}

function wholeText(meaning: NodeMeaning): string {
  return JSON.stringify([meaning.line, blockText(meaning)]);
}
