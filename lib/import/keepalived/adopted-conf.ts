import { importText } from "@/lib/import/import-text";
import type { ImportedCluster, ImportSource } from "@/lib/import/model";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { sameMeaning } from "@/lib/keepalived/keywords/same-meaning";
import { parseDocument } from "@/lib/keepalived/syntax/parse-document";
import { assert } from "@/lib/model/assert";
import type { DesiredCluster, DesiredService } from "@/lib/model/cluster";
import { listenerKeys } from "@/lib/model/listener-keys";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { managedHeader } from "@/lib/shell/managed-header";
import { expandSources } from "./expand-sources";
import { renderImported } from "./render-imported";

/**
 * The keepalived.conf of a director whose own one was adopted: that file to the letter as long as it means what is
 * wanted, and otherwise what is wanted in its order and words, with its comments and all that was kept of it.
 */
export function adoptedConf(cluster: DesiredCluster, directorId: string, text: string): string {
  const source: ImportSource = { path: keepalivedConfPath, text };
  const [original] = importText("keepalived", [source]).clusters;
  const [own] = original?.directors ?? [];
  assert(original !== undefined && own !== undefined, "only a file with a cluster in it is adopted");
  const named = withNamesOf(cluster, directorId, original, own.id);
  const wanted = renderImported({ ...named, kept: original.kept }, own.id, [source]);
  const same = sameMeaning(parseDocument(wanted).tree, expandSources([source], source, {}).tree);
  return same ? text : `${managedHeader(cluster.id)}\n${wanted}`;
}

/** The cluster with the names that the file has for the director (`router_id`) and for groups of services. */
function withNamesOf(
  cluster: DesiredCluster,
  directorId: string,
  original: ImportedCluster,
  ownId: string,
): DesiredCluster {
  const rename = (id: string) => (id === directorId ? ownId : id);
  const names = new Map(original.services.map((service) => [contents(original, service), service.id]));
  return {
    ...cluster,
    directors: cluster.directors.map((director) => ({ ...director, id: rename(director.id) })),
    vrrpInstances: cluster.vrrpInstances.map((instance) => ({
      ...instance,
      directors: instance.directors.map((own) => ({ ...own, directorId: rename(own.directorId) })),
    })),
    services: cluster.services.map((service) => ({
      ...service,
      id: names.get(contents(cluster, service)) ?? service.id,
    })),
  };
}

/** What tells a service from the others of its cluster: all that it listens on. */
function contents(cluster: DesiredCluster, { listener }: DesiredService): string {
  return listenerKeys(cluster, listener).map(serviceKeyText).sort().join(" ");
}
