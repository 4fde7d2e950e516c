import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { type BlockView, isPartial, viewsOf } from "./block-view";
import { checkGroup } from "./check-group";
import { checkRealServers } from "./check-real-servers";
import { checkScheduler } from "./check-scheduler";
import { checkSorryServer } from "./check-sorry-server";
import { findIn } from "./find-in";
import { findingAt } from "./finding-at";
import { type Listener, listenerOf } from "./listener-of";

/** The rules of virtual servers that one keyword alone does not show; most are what keepalived 2.2.7 says after reading. */
export function checkVirtualServers(tree: KeepalivedTree): Finding[] {
  const groupViews = viewsOf([], tree, "virtual_server_group");
  const groups = new Map(groupViews.map((group) => [group.parameters[0] ?? "", group]));
  const servers = viewsOf([], tree, "virtual_server");
  const isWholePartial = isPartial(tree);
  return [
    ...findIn(groupViews, checkGroup),
    ...findIn(servers, (server) => checkServer(server, groups, isWholePartial)),
    ...checkDuplicates(servers),
  ];
}

function checkServer(server: BlockView, groups: ReadonlyMap<string, BlockView>, isWholePartial: boolean): Finding[] {
  const [kind = "", name = ""] = server.parameters;
  const listener = listenerOf(server, groups);
  const missing = kind === "group" && !groups.has(name) && !isWholePartial;
  return [
    ...(missing ? [findingAt(server.node, "error", "virtual_server.group_missing", { group: name }, 2)] : []),
    ...checkProtocol(server, listener),
    ...checkScheduler(server),
    ...checkPersistence(server, listener),
    ...checkSorryServer(server),
    ...checkQuorum(server),
    ...checkRealServers(server, listener),
  ];
}

/** A mark stands for packets of any protocol. */
function checkProtocol(server: BlockView, { hasMark, ports }: Listener): Finding[] {
  const byMark = hasMark && ports.length === 0;
  const protocol = server.get("protocol");
  const findings: Finding[] = [];
  if (byMark) {
    if (protocol !== null) findings.push(findingAt(protocol, "warning", "virtual_server.fwmark_protocol"));
    const suspend = server.get("ha_suspend");
    if (suspend !== null) findings.push(findingAt(suspend, "warning", "virtual_server.fwmark_ha_suspend"));
  } else if (protocol === null && !server.isPartial) {
    findings.push(findingAt(server.node, "warning", "virtual_server.protocol_missing"));
  }
  const ops = server.get("ops");
  const udp = (server.value("protocol") ?? "UDP").toUpperCase() === "UDP";
  if (ops !== null && !udp) findings.push(findingAt(ops, "error", "virtual_server.ops_needs_udp"));
  return findings;
}

function checkPersistence(server: BlockView, { isGroup, ports }: Listener): Finding[] {
  const persistent = server.has("persistence_timeout") || server.has("persistence_granularity");
  if (isGroup || !ports.includes("0") || persistent || server.isPartial) return [];
  return [findingAt(server.node, "warning", "virtual_server.all_ports")];
}

function checkQuorum(server: BlockView): Finding[] {
  const servers = server.blocks("real_server");
  const inherited = server.number("weight") ?? 1;
  const total = servers.reduce((sum, real) => sum + (real.number("weight") ?? inherited), 0);
  const quorum = server.number("quorum") || 1;
  const hysteresis = server.number("hysteresis") ?? 0;
  const findings: Finding[] = [];
  if (servers.length > 0 && quorum > total) {
    const node = server.get("quorum") ?? server.node;
    findings.push(findingAt(node, "warning", "virtual_server.quorum", { quorum, total }));
  }
  const node = server.get("hysteresis");
  if (node !== null && hysteresis >= quorum) {
    findings.push(findingAt(node, "warning", "virtual_server.hysteresis", { hysteresis, quorum }));
  }
  return findings;
}

/** keepalived does not say it: the second finds its service in the kernel already, and both edit it. */
function checkDuplicates(servers: readonly BlockView[]): Finding[] {
  const first = new Map<string, BlockView>();
  return findIn(servers, (server) => {
    const [kind = "", port = "0"] = server.parameters;
    const protocol = kind === "fwmark" ? "" : (server.value("protocol") ?? "UDP").toUpperCase();
    const key = `${kind.toLowerCase()} ${port} ${protocol}`;
    const before = first.get(key);
    first.set(key, before ?? server);
    if (before === undefined) return [];
    return [findingAt(server.node, "error", "virtual_server.duplicate", { line: before.node.place?.line ?? 0 })];
  });
}
