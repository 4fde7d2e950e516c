import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { familyOf, parseAddress } from "@/lib/model/address";
import { type BlockView, isPartial, viewsOf } from "./block-view";
import { checkRealServers } from "./check-real-servers";
import { findIn } from "./find-in";
import { findingAt } from "./finding-at";
import { forwardingOf } from "./forwarding-of";

/** The rules of virtual servers that one keyword alone does not show; most are what keepalived 2.2.7 says after reading. */
export function checkVirtualServers(tree: KeepalivedTree): Finding[] {
  const groupViews = viewsOf([], tree, "virtual_server_group");
  const groups = new Map(groupViews.map((group) => [group.parameters[0], hasAddress(group)]));
  const servers = viewsOf([], tree, "virtual_server");
  return [
    ...findIn(groupViews, checkGroup),
    ...findIn(servers, (server) => checkServer(server, groups, isPartial(tree))),
    ...checkDuplicates(servers),
  ];
}

/** By name: whether the group has an address. */
type Groups = ReadonlyMap<string | undefined, boolean>;

function checkServer(server: BlockView, groups: Groups, isWholePartial: boolean): Finding[] {
  const [kind = "", name = ""] = server.parameters;
  const missing = kind === "group" && !groups.has(name) && !isWholePartial;
  return [
    ...(missing ? [findingAt(server.node, "error", "virtual_server.group_missing", { group: name }, 2)] : []),
    ...checkProtocol(server, kind === "fwmark" || (kind === "group" && groups.get(name) === false)),
    ...checkScheduler(server),
    ...checkPersistence(server, kind),
    ...checkSorryServer(server),
    ...checkQuorum(server),
    ...checkRealServers(server),
  ];
}

function hasAddress({ node }: BlockView): boolean {
  return (node.block ?? []).some((line) => line.kind === "keyword" && line.words[0] !== "fwmark");
}

/** Marks take the family of the addresses beside them, which cannot be two. */
function checkGroup({ node }: BlockView): Finding[] {
  const lines = (node.block ?? []).filter((line) => line.kind === "keyword");
  const addresses = lines.filter(({ words }) => words[0] !== "fwmark").map(({ words: [address = ""] }) => address);
  const bare = lines.find(({ words }) => words[0] === "fwmark" && words[2] === undefined);
  const mixed = addresses.some((text) => text.includes(":")) && addresses.some((text) => !text.includes(":"));
  if (lines.length === 0) return [findingAt(node, "error", "virtual_server.group_empty")];
  return mixed && bare !== undefined ? [findingAt(bare, "error", "virtual_server.mark_without_family")] : [];
}

/** A mark stands for packets of any protocol. */
function checkProtocol(server: BlockView, byMark: boolean): Finding[] {
  const protocol = server.get("protocol");
  const findings: Finding[] = [];
  if (byMark) {
    if (protocol !== null) findings.push(findingAt(protocol, "warning", "virtual_server.fwmark_protocol"));
    const suspend = server.get("ha_suspend");
    if (suspend !== null) findings.push(findingAt(suspend, "warning", "virtual_server.fwmark_ha_suspend"));
  } else if (protocol === null && !server.isPartial)
    findings.push(findingAt(server.node, "warning", "virtual_server.protocol_missing"));
  const ops = server.get("ops");
  const udp = (server.value("protocol") ?? "UDP").toUpperCase() === "UDP";
  if (ops !== null && !udp) findings.push(findingAt(ops, "error", "virtual_server.ops_needs_udp"));
  return findings;
}

/** A flag of one scheduler counts only below the line that names this scheduler. */
function checkScheduler(server: BlockView): Finding[] {
  const scheduler = server.get("lvs_sched");
  const lines = server.node.block ?? [];
  const findings = ["sh-port", "sh-fallback", "mh-port", "mh-fallback", "hashed"].flatMap((flag) => {
    const node = server.get(flag);
    if (node === null) return [];
    const wanted = flag === "hashed" ? "sh" : flag.slice(0, 2);
    if (scheduler === null || lines.indexOf(scheduler) > lines.indexOf(node)) {
      return [findingAt(node, "error", "virtual_server.flag_before_scheduler", { flag, scheduler: wanted })];
    }
    const right = scheduler.words[1] === wanted;
    return right
      ? []
      : [findingAt(node, "error", "virtual_server.flag_of_other_scheduler", { flag, scheduler: wanted })];
  });
  const none =
    scheduler === null && !server.isPartial
      ? [findingAt(server.node, "warning", "virtual_server.scheduler_missing")]
      : [];
  return [...none, ...findings];
}

function checkPersistence(server: BlockView, kind: string): Finding[] {
  const port = server.parameters[1];
  const allPorts = kind !== "fwmark" && kind !== "group" && (port === undefined || port === "0");
  const persistent = server.has("persistence_timeout") || server.has("persistence_granularity");
  const findings: Finding[] = [];
  if (allPorts && !persistent && !server.isPartial)
    findings.push(findingAt(server.node, "warning", "virtual_server.all_ports"));
  return findings;
}

function checkSorryServer(server: BlockView): Finding[] {
  const lines = server.node.block ?? [];
  const sorry = server.get("sorry_server");
  const method = forwardingOf(server.get("sorry_server_lvs_method") ?? server.get("lvs_method"));
  const [vip, address] = [parseAddress(server.parameters[0] ?? ""), parseAddress(server.value("sorry_server") ?? "")];
  const mixed = vip !== null && address !== null && familyOf(vip) !== familyOf(address) && method !== "TUN";
  const family =
    mixed && sorry !== null ? [findingAt(sorry, "error", "virtual_server.sorry_family", { address, vip }, 1)] : [];
  const early = ["sorry_server_inhibit", "sorry_server_lvs_method"].flatMap((keyword) => {
    const node = server.get(keyword);
    if (node === null || (sorry !== null && lines.indexOf(sorry) < lines.indexOf(node))) return [];
    return [findingAt(node, "error", "virtual_server.before_sorry_server", { keyword })];
  });
  return [...family, ...early];
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
