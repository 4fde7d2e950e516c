import { keys } from "@/lib/import/keys";
import type { ImportedCluster, ImportOptions, ImportSource, KeptText } from "@/lib/import/model";
import { arrange } from "@/lib/keepalived/keywords/arrange";
import { renderKeepalivedConf } from "@/lib/keepalived/render-keepalived-conf";
import { parseDocument } from "@/lib/keepalived/syntax/parse-document";
import { renderTree } from "@/lib/keepalived/syntax/render-tree";
import type { KeepalivedComment, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import type { DesiredCluster } from "@/lib/model/cluster";
import { keepalivedSettingsSchema } from "@/lib/model/keepalived-settings";
import { expandSources } from "./expand-sources";
import { withKept } from "./with-kept";
import { withNames } from "./with-names";

/**
 * Writes an imported keepalived.conf again, from the cluster that it became: in the order and with the names of the
 * original, its comments, and everything that was kept in the block where it stood. Includes, conditions and definitions
 * are written out. There is no header of ours, because no panel owns the result.
 */
export function renderImported(
  cluster: ImportedCluster,
  directorId: string,
  sources: readonly ImportSource[],
  options: ImportOptions = {},
): string {
  const [main] = sources;
  if (main === undefined) return renderTree(plainConf(cluster, directorId, []));
  const original = expandSources(sources, main, options).tree;
  const named = plainConf(cluster, directorId, original);
  const paths = new Set(sources.map(({ path }) => path));
  const kept = cluster.kept.filter(({ path, text }) => paths.has(path) && !/^[#!]/.test(text));
  const arranged = arrange(withKept(named, [...scriptUser(cluster, named), ...kept]), original);
  return renderTree([...lostComments(original, arranged), ...arranged]);
}

/** The file as it is written without an original, but for the names, which are those of the original. */
export function plainConf(cluster: DesiredCluster, directorId: string, original: KeepalivedTree): KeepalivedTree {
  const [, ...nodes] = parseDocument(renderKeepalivedConf({ ...cluster, engine: "keepalived" }, directorId)).tree;
  return withNames(keys.isMadeUp(directorId) ? withoutRouterId(nodes) : nodes, original);
}

/** A router_id that the original has not; keepalived takes the host's name then. */
function withoutRouterId(tree: KeepalivedTree): KeepalivedTree {
  return tree.flatMap((node) => {
    if (node.kind === "comment" || node.words[0] !== "global_defs") return [node];
    const block = (node.block ?? []).filter((line) => line.kind === "comment" || line.words[0] !== "router_id");
    return block.length === 0 ? [] : [{ ...node, block }];
  });
}

/** The user of scripts is ours to say only where there are any; kept ones have to run as before. */
function scriptUser({ keepalived }: ImportedCluster, tree: KeepalivedTree): KeptText[] {
  const said = tree.some(
    (node) =>
      node.kind === "keyword" && node.block?.some((line) => line.kind === "keyword" && line.words[0] === "script_user"),
  );
  if (said || keepalived.scriptUser === keepalivedSettingsSchema.parse({}).scriptUser) return [];
  return [{ path: "", line: 0, block: ["global_defs"], text: `script_user ${keepalived.scriptUser}` }];
}

/** Comments in what is written as something else now, such as a script that only asks for a process. They go to the top. */
function lostComments(original: KeepalivedTree, arranged: KeepalivedTree): KeepalivedComment[] {
  const left = commentsOf(arranged).map(({ text }) => text);
  return commentsOf(original).flatMap(({ text }) => {
    const index = left.indexOf(text);
    if (index < 0) return [{ kind: "comment", text }];
    left.splice(index, 1);
    return [];
  });
}

function commentsOf(tree: KeepalivedTree): KeepalivedComment[] {
  return tree.flatMap((node) => (node.kind === "comment" ? [node] : commentsOf(node.block ?? [])));
}
