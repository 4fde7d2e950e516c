import { blocks } from "@/lib/keepalived/keywords/blocks";
import type { BlockSpec, KeywordSpec } from "@/lib/keepalived/keywords/model";
import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import { closestWord } from "./closest-word";
import { findingAt } from "./finding-at";
import { foreignKeywords } from "./foreign-keywords";

/** What may have been meant by a keyword that its block does not know. */
export function unknownKeyword(block: BlockSpec, node: KeepalivedKeyword): Finding {
  const [keyword = ""] = node.words;
  const report = (code: string, params: Finding["params"] = {}) =>
    findingAt(node, "error", code, { keyword, ...params });
  const fate = foreignKeywords[keyword];
  if (fate !== undefined) return report(`keyword.${fate}`);
  const here = "keywords" in block ? block.keywords.flatMap(spellings) : [];
  const right = here.find((spelling) => spelling.toLowerCase() === keyword.toLowerCase());
  if (right !== undefined) return report("keyword.case", { right });
  const elsewhere = blocksByKeyword.get(keyword);
  if (elsewhere !== undefined) return report("keyword.misplaced", { blocks: elsewhere.join(", ") });
  const meant = closestWord(keyword, here);
  return meant === null ? report("keyword.unknown") : report("keyword.misspelt", { right: meant });
}

function spellings({ name, aliases = [] }: KeywordSpec): string[] {
  return [name, ...aliases];
}

/** Blocks whose name in the table is not what stands in the file. */
const blockNames: Readonly<Record<string, string>> = { root: "keepalived.conf", ssl: "SSL", smtp_host: "host" };

const blocksByKeyword = new Map<string, string[]>();
for (const [name, block] of Object.entries(blocks)) {
  for (const spelling of "keywords" in block ? block.keywords.flatMap(spellings) : []) {
    blocksByKeyword.set(spelling, [...(blocksByKeyword.get(spelling) ?? []), blockNames[name] ?? name]);
  }
}
