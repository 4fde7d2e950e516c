import { importDirectors } from "@/lib/import/import-directors";
import type { ImportedCluster, ImportSource } from "@/lib/import/model";
import { editSources } from "@/lib/keepalived/edit/edit-sources";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { sameMeaning } from "@/lib/keepalived/keywords/same-meaning";
import type { KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { vrrpSecretFolder } from "@/lib/keepalived/vrrp-secret-file";
import { assert } from "@/lib/model/assert";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { Vrrp } from "@/lib/model/vrrp";
import { managedHeader } from "@/lib/shell/managed-header";
import { expandSources } from "./expand-sources";
import { inNamesOf } from "./in-names-of";
import { plainConf, renderImported } from "./render-imported";
import { includedSecrets } from "./vrrp-passwords";

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
function read(wanted: DesiredCluster, directorId: string, source: ImportSource): Original {
  const others = wanted.directors.flatMap(({ id, adopted }) =>
    adopted === undefined || id === directorId ? [] : [{ path: `${id}:${source.path}`, text: adopted.text }],
  );
  const files = [source, ...others].map((file) => ({ sources: [file], options: {} }));
  const [cluster] = importDirectors("keepalived", files).clusters;
  const [own] = cluster?.directors ?? [];
  assert(cluster !== undefined && own !== undefined, "only a file with a cluster in it is adopted");
  const { tree } = expandSources([source], source, {});
  const kept = cluster.kept.filter(({ path, text }) => path === source.path && !holdsSecret(text));
  return { cluster: { ...withSecrets(cluster, includedSecrets(tree)), kept }, ownId: own.id, tree };
}

/** An adopted file includes its passwords: `secretIds` are by virtual router ID. Their checksums are in no file. */
function withSecrets(cluster: ImportedCluster, secretIds: ReadonlyMap<number, string>): ImportedCluster {
  const named = <T extends Vrrp>(vrrp: T): T => {
    const secretId = secretIds.get(vrrp.virtualRouterId);
    return secretId === undefined ? vrrp : { ...vrrp, authentication: { secretId, sha256: "" } };
  };
  return {
    ...cluster,
    vrrp: cluster.vrrp === null ? null : named(cluster.vrrp),
    vrrpInstances: cluster.vrrpInstances.map(named),
  };
}

function holdsSecret(text: string): boolean {
  return text.includes(`include ${vrrpSecretFolder}/`);
}

/** Whether an edited file is read as what is wanted. */
function says(edited: ImportSource, cluster: DesiredCluster, directorId: string): boolean {
  const { cluster: again, ownId, tree } = read(cluster, directorId, edited);
  const wanted = inNamesOf(cluster, directorId, again, ownId);
  return sameMeaning(plainConf(again, ownId, tree), plainConf(wanted, ownId, tree));
}
