import type { IpvsTable } from "@/lib/ipvs/model";
import { type Checked, errorAt, type Problem } from "@/lib/model/problem";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { readManagedHeader } from "@/lib/shell/managed-header";
import { readVirtualServer } from "./read-virtual-server";
import { parseTree } from "./syntax/parse-tree";

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
  const services = new Map<string, IpvsTable["services"][number]>();
  for (const node of tree.value) {
    if (node.kind === "comment" || node.words[0] === "global_defs" || node.words[0] === "vrrp_instance") continue;
    const service = node.words[0] === "virtual_server" ? readVirtualServer(node) : null;
    const key = service === null ? "" : serviceKeyText(service.key);
    if (service === null || services.has(key)) {
      problems.push(errorAt([], "keepalived.not_understood", { words: node.words.join(" ") }));
    } else if (service.destinations.length > 0) services.set(key, service);
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { clusterId, table: { services: [...services.values()] } } };
}
