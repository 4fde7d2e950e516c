import { importDirectors } from "@/lib/import/import-directors";
import type { ImportedCluster, ImportSource } from "@/lib/import/model";
import { editSources } from "@/lib/keepalived/edit/edit-sources";
import { sameMeaning } from "@/lib/keepalived/keywords/same-meaning";
import type { KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { vrrpSecretFolder } from "@/lib/keepalived/vrrp-secret-file";
import type { AdoptedFile } from "@/lib/model/adopted-file";
import { assert } from "@/lib/model/assert";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { Vrrp } from "@/lib/model/vrrp";
import { managedHeader } from "@/lib/shell/managed-header";
import { type AdoptedSources, adoptedSources } from "./adopted-sources";
import { expandSources } from "./expand-sources";
import { inNamesOf } from "./in-names-of";
import { plainConf, renderImported } from "./render-imported";
import { type IncludedSecret, includedSecrets } from "./vrrp-passwords";

/**
 * The keepalived.conf of a director whose own one was adopted, and the files that it includes: to the letter as long as
 * nothing but what they said is wanted. An edit changes its own lines where they stand, and the first line of each file
 * with one says whose it is now. Where the files say a thing so differently from us that the line cannot be told, all of
 * it is written again into keepalived.conf itself, in the files' order and with their names, their comments and all that
 * was kept of them; then there are no others.
 */
export function adoptedConf(
  cluster: DesiredCluster,
  directorId: string,
  adopted: Pick<AdoptedFile, "text" | "included" | "configId">,
): readonly ImportSource[] {
  const file = adoptedSources(adopted);
  const original = read(cluster, directorId, file);
  const wanted = inNamesOf(cluster, directorId, original.cluster, original.ownId);
  const trees = {
    file: original.tree,
    base: plainConf(original.cluster, original.ownId, original.tree),
    wanted: plainConf(wanted, original.ownId, original.tree),
  };
  if (sameMeaning(trees.base, trees.wanted)) return file.sources;
  const edited = editSources(file.sources, trees);
  if (edited !== null && says(edited, file, cluster, directorId)) {
    return edited.map((source, index) =>
      source.text === file.sources[index]?.text ? source : withHeader(cluster, source.path, source.text),
    );
  }
  const whole = { ...wanted, kept: original.cluster.kept };
  return [withHeader(cluster, file.main.path, renderImported(whole, original.ownId, file.sources, file.options))];
}

function withHeader({ id }: DesiredCluster, path: string, text: string): ImportSource {
  return { path, text: `${managedHeader(id)}\n${text}` };
}

type Original = { readonly cluster: ImportedCluster; readonly ownId: string; readonly tree: KeepalivedTree };

/**
 * What adopted files say. Those of the other directors tell what these leave out of them, as they did when they were
 * imported; where they say other things of the cluster, these count.
 */
function read(wanted: DesiredCluster, directorId: string, { main, sources, options }: AdoptedSources): Original {
  const others = wanted.directors.flatMap(({ id, adopted }) =>
    adopted === undefined || id === directorId ? [] : [adoptedSources(adopted, `${id}:`)],
  );
  const [cluster] = importDirectors("keepalived", [{ sources, options }, ...others]).clusters;
  const [own] = cluster?.directors ?? [];
  assert(cluster !== undefined && own !== undefined, "only a file with a cluster in it is adopted");
  const { tree } = expandSources(sources, main, options);
  const paths = new Set(sources.map(({ path }) => path));
  const kept = cluster.kept.filter(({ path, text }) => paths.has(path) && !holdsSecret(text));
  return { cluster: { ...withSecrets(cluster, includedSecrets(tree)), kept }, ownId: own.id, tree };
}

/** An adopted file includes its passwords: `secrets` are by virtual router ID. Their checksums are in no file. */
function withSecrets(cluster: ImportedCluster, secrets: ReadonlyMap<number, IncludedSecret>): ImportedCluster {
  const named = <T extends Vrrp>(vrrp: T): T => {
    const secret = secrets.get(vrrp.virtualRouterId);
    if (secret === undefined) return vrrp;
    const { secretId, type } = secret;
    return { ...vrrp, authentication: { secretId, sha256: "" }, authenticationType: type };
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

/** Whether edited files are read as what is wanted. */
function says(
  edited: readonly ImportSource[],
  { options }: AdoptedSources,
  cluster: DesiredCluster,
  directorId: string,
): boolean {
  const [main] = edited;
  if (main === undefined) return false;
  const { cluster: again, ownId, tree } = read(cluster, directorId, { main, sources: edited, options });
  const wanted = inNamesOf(cluster, directorId, again, ownId);
  return sameMeaning(plainConf(again, ownId, tree), plainConf(wanted, ownId, tree));
}
