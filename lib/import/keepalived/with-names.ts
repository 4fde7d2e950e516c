import type { KeepalivedKeyword, KeepalivedTree } from "@/lib/keepalived/syntax/tree";

/** What has a name that says nothing, and the line of it that tells it from its like. */
const named: ReadonlyMap<string, string> = new Map([
  ["vrrp_instance", "virtual_router_id"],
  ["vrrp_script", "script"],
  ["vrrp_track_process", "process"],
  ["track_file", "file"],
  ["bfd_instance", "neighbor_ip"],
  ["vrrp_sync_group", "group"],
]);

/** The wanted tree with the names of the original. */
export function withNames(wanted: KeepalivedTree, original: KeepalivedTree): KeepalivedTree {
  const names = new Map<string, string>();
  const taken = new Set<KeepalivedKeyword>();
  for (const [keyword, identity] of named) {
    for (const node of keywords(wanted, keyword)) {
      const sign = signOf(renamedNode(node, names), identity);
      const same = keywords(original, keyword).find((old) => !taken.has(old) && signOf(old, identity) === sign);
      const [from, to] = [node.words[1], same?.words[1]];
      if (same === undefined || from === undefined || to === undefined) continue;
      taken.add(same);
      names.set(from, to);
    }
  }
  return renamed(wanted, names);
}

function keywords(tree: KeepalivedTree, keyword: string): KeepalivedKeyword[] {
  return tree.filter((node): node is KeepalivedKeyword => node.kind === "keyword" && node.words[0] === keyword);
}

/** The parameters of the identifying line, or the lines of its block. */
function signOf({ block }: KeepalivedKeyword, identity: string): string {
  const [line] = keywords(block ?? [], identity);
  const inner = (line?.block ?? []).flatMap((node) => (node.kind === "keyword" ? node.words : []));
  return [...(line?.words.slice(1) ?? []), ...inner.toSorted()].join(" ").replaceAll('"', "");
}

/** Our names are words that nothing else is called, but for the path of a file. */
function renamed(tree: KeepalivedTree, names: ReadonlyMap<string, string>): KeepalivedTree {
  return tree.map((node) => (node.kind === "comment" ? node : renamedNode(node, names)));
}

function renamedNode(node: KeepalivedKeyword, names: ReadonlyMap<string, string>): KeepalivedKeyword {
  const isPath = node.words[0] === "file";
  const words = isPath ? node.words : node.words.map((word) => names.get(word) ?? word);
  return { ...node, words, block: node.block === null ? null : renamed(node.block, names) };
}
