import { keepalivedConf } from "@/lib/keepalived/keepalived-conf";
import { unsupportedWords } from "@/lib/keepalived/keywords/supports";
import type { KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { errorAt, type Problem } from "@/lib/model/problem";
import type { GapPart } from "./director-gaps";

/**
 * What the file of a director says that its release of keepalived does not know yet, each word once. keepalived itself
 * would refuse the file too, but only while it is being applied, and in its own words.
 */
export function keepalivedVersionProblems({ cluster, director, hostName, observed }: GapPart): Problem[] {
  const has = observed.keepalived?.version;
  if (cluster.engine !== "keepalived" || has === undefined) return [];
  const found = new Map<string, string>();
  collect(keepalivedConf(cluster, director.id), [], has, found);
  return [...found].map(([what, since]) =>
    errorAt(["hosts", director.hostId], "plan.keepalived_too_old", { host: hostName, what, since, has }),
  );
}

function collect(tree: KeepalivedTree, path: readonly string[], version: string, found: Map<string, string>): void {
  for (const node of tree) {
    if (node.kind === "comment") continue;
    for (const { word, since } of unsupportedWords(version, path, node.words)) found.set(word, since);
    const [keyword = ""] = node.words;
    if (node.block !== null) collect(node.block, [...path, keyword], version, found);
  }
}
