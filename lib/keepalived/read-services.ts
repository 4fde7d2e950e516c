import type { IpvsService, IpvsTable } from "@/lib/ipvs/model";
import { type Checked, errorAt, type Problem } from "@/lib/model/problem";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { readManagedHeader } from "@/lib/shell/managed-header";
import { readVirtualServer } from "./read-virtual-server";
import { type Endpoint, readVirtualServerGroup } from "./read-virtual-server-group";
import { parseTree } from "./syntax/parse-tree";
import type { KeepalivedTree } from "./syntax/tree";

export type KeepalivedServices = { readonly clusterId: string; readonly table: IpvsTable };

/**
 * Reads a keepalived.conf of ours back: whose it is, and the services that it puts into the kernel while all checks
 * succeed. This is how a director itself says what is ours. A file without our header is a problem, as is one with a
 * virtual server in words that we do not write: what it puts into the kernel cannot be told then.
 */
export function readServices(content: string): Checked<KeepalivedServices> {
  const clusterId = readManagedHeader(content);
  if (clusterId === null) return { ok: false, problems: [errorAt([], "plan.foreign_file")] };
  const tree = parseTree(content);
  if (!tree.ok) return tree;
  const problems: Problem[] = [];
  const services = new Map<string, IpvsService>();
  const groups = readGroups(tree.value);
  for (const node of tree.value) {
    if (node.kind === "comment" || withoutServices.includes(node.words[0] ?? "")) continue;
    const read = node.words[0] === "virtual_server" ? readVirtualServer(node, groups) : null;
    const keys = (read ?? []).map(({ key }) => serviceKeyText(key));
    if (read === null || new Set(keys).size < keys.length || keys.some((key) => services.has(key))) {
      problems.push(errorAt([], "keepalived.not_understood", { words: node.words.join(" ") }));
    } else for (const service of read) services.set(serviceKeyText(service.key), service);
  }
  if (problems.length > 0) return { ok: false, problems };
  const table = { services: [...services.values()].filter(({ destinations }) => destinations.length > 0) };
  return { ok: true, value: { clusterId, table } };
}

const withoutServices = [
  "global_defs",
  "bfd_instance",
  "track_file",
  "vrrp_script",
  "vrrp_track_process",
  "vrrp_sync_group",
  "vrrp_instance",
  "virtual_server_group",
];

/** A group in words that we do not write is none: the virtual server that names it is not understood then. */
function readGroups(tree: KeepalivedTree): ReadonlyMap<string, readonly Endpoint[]> {
  return new Map(
    tree.flatMap((node): [string, readonly Endpoint[]][] => {
      if (node.kind === "comment" || node.words[0] !== "virtual_server_group") return [];
      const endpoints = readVirtualServerGroup(node);
      return endpoints === null ? [] : [[node.words.slice(1).join(" "), endpoints]];
    }),
  );
}
