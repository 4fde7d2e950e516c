import type { DraftCluster } from "@/lib/import/draft";
import type { ImportOptions, ImportSource } from "@/lib/import/model";
import type { ReportBuilder } from "@/lib/import/report-builder";
import type { Finding } from "@/lib/keepalived/syntax/finding";
import { syncDaemonSchema } from "@/lib/model/ipvs-settings";
import { readManagedHeader } from "@/lib/shell/managed-header";
import { Definitions } from "./definitions";
import type { DraftInstance } from "./draft-instance";
import { expandSources } from "./expand-sources";
import { Places } from "./places";
import { readDirectors } from "./read-directors";
import { readGlobalDefs } from "./read-global-defs";
import { readGroups } from "./read-groups";
import { readInstances } from "./read-instances";
import { readSyncGroups } from "./read-sync-groups";
import { readVirtualServer } from "./read-virtual-server";
import { readVrrpInstance } from "./read-vrrp-instance";
import { Section, unquoted } from "./section";

/**
 * Reads a keepalived.conf with what it includes, as the director with this configuration id does. Everything that has no
 * place in the model is kept with the block in which it stands.
 */
export function importKeepalived(
  sources: readonly ImportSource[],
  main: ImportSource,
  options: ImportOptions,
  report: ReportBuilder,
): DraftCluster | null {
  const places = new Places(sources);
  const { tree, findings } = expandSources(sources, main, options);
  for (const finding of findings) {
    if (finding.code !== unreadInclude) report.finding(places.line(finding.file, finding.line), finding);
  }
  const reading = { report, places };
  const id = readManagedHeader(main.text);
  const file = new Section(id === null ? tree : tree.slice(1), [], reading);
  const { routerId, ipvs, keepalived } = readGlobalDefs(file, reading);
  const groups = readGroups(file, reading);
  const definitions = new Definitions(file);
  const syncGroups = readSyncGroups(file);
  const instances = file.all("vrrp_instance").flatMap((node) => {
    const syncGroup = syncGroups.get(unquoted(node.words[1] ?? "")) ?? null;
    return readVrrpInstance(node, file.inside(node), definitions, syncGroup, reading) ?? file.retain(node);
  });
  const services = file
    .all("virtual_server")
    .flatMap((node) => readVirtualServer(node, file.inside(node), groups, definitions, reading) ?? file.retain(node));
  file.finish();
  if (instances.length === 0 && services.length === 0) return null;
  const name = options.director ?? routerId ?? "director1";
  const at = { line: places.line(main.path, 1), column: 1 };
  const directors = readDirectors(name, routerId, instances, at);
  return {
    engine: "keepalived",
    id,
    ipvs: { ...oldSyncDaemon(instances), ...ipvs },
    keepalived,
    directors,
    ...readInstances(instances, directors),
    services,
    instancePlaces: instances.map((instance) => instance.at),
  };
}

/** The sync daemon as an instance says it; what global_defs says counts more. */
function oldSyncDaemon(instances: readonly DraftInstance[]): DraftCluster["ipvs"] {
  const name = instances.find(({ syncInterface }) => syncInterface !== null)?.syncInterface;
  const daemon = syncDaemonSchema.safeParse({ interface: name });
  return name !== undefined && daemon.success ? { syncDaemon: daemon.data } : {};
}

/** An include that did not come along is an error here, which is said where it stands in the tree. */
const unreadInclude: Finding["code"] = "include.unread";
