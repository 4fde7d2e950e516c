import { importDirectors } from "@/lib/import/import-directors";
import type { ImportedCluster, ImportSource } from "@/lib/import/model";
import { editSources } from "@/lib/keepalived/edit/edit-sources";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { sameMeaning } from "@/lib/keepalived/keywords/same-meaning";
import type { KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { assert } from "@/lib/model/assert";
import type { DesiredCluster } from "@/lib/model/cluster";
import { managedHeader } from "@/lib/shell/managed-header";
import { expandSources } from "./expand-sources";
import { inNamesOf } from "./in-names-of";
import { plainConf, renderImported } from "./render-imported";

/**
 * The keepalived.conf of a director whose own one was adopted: that file to the letter as long as nothing but what it
 * said is wanted. An edit changes its own lines; where the file says a thing so differently from us that the line cannot
 * be told, all of it is written again, in the file's order and with its names, its comments and all that was kept of it.
 */
export function adoptedConf(cluster: DesiredCluster, directorId: string, text: string): string {
  const source: ImportSource = { path: keepalivedConfPath, text };
  const original = read(cluster, directorId, source);
  const wanted = inNamesOf(cluster, directorId, original.cluster, original.ownId);
  const trees = {
    file: original.tree,
    base: plainConf(original.cluster, original.ownId, original.tree),
    wanted: plainConf(wanted, original.ownId, original.tree),
  };
  if (sameMeaning(trees.base, trees.wanted)) return text;
  const [edited] = editSources([source], trees) ?? [];
  const conf =
    edited !== undefined && says(edited, cluster, directorId)
      ? edited.text
      : renderImported({ ...wanted, kept: original.cluster.kept }, original.ownId, [source]);
  return `${managedHeader(cluster.id)}\n${conf}`;
}

type Original = { readonly cluster: ImportedCluster; readonly ownId: string; readonly tree: KeepalivedTree };

/**
 * What a file says. The adopted files of the other directors tell what it leaves out of them, as they did when it was
 * imported; where they say other things of the cluster, this one counts.
 */
function read({ directors }: DesiredCluster, directorId: string, source: ImportSource): Original {
  const others = directors.flatMap(({ id, adopted }) =>
    adopted === undefined || id === directorId ? [] : [{ path: `${id}:${source.path}`, text: adopted.text }],
  );
  const files = [source, ...others].map((file) => ({ sources: [file], options: {} }));
  const [cluster] = importDirectors("keepalived", files).clusters;
  const [own] = cluster?.directors ?? [];
  assert(cluster !== undefined && own !== undefined, "only a file with a cluster in it is adopted");
  const kept = cluster.kept.filter(({ path }) => path === source.path);
  return { cluster: { ...cluster, kept }, ownId: own.id, tree: expandSources([source], source, {}).tree };
}

/** Whether an edited file is read as what is wanted. */
function says(edited: ImportSource, cluster: DesiredCluster, directorId: string): boolean {
  const { cluster: again, ownId, tree } = read(cluster, directorId, edited);
  const wanted = inNamesOf(cluster, directorId, again, ownId);
  return sameMeaning(plainConf(again, ownId, tree), plainConf(wanted, ownId, tree));
}
