import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import { parseAddress } from "@/lib/model/address";
import type { BlockView } from "./block-view";
import { checkPort } from "./check-port";
import { findIn } from "./find-in";
import { findingAt } from "./finding-at";
import { forwardingOf } from "./forwarding-of";
import type { Listener } from "./listener-of";

/** The real servers of one virtual server, and how packets get to them. */
export function checkRealServers(server: BlockView, listener: Listener): Finding[] {
  const servers = server.blocks("real_server");
  if (servers.length === 0) {
    return server.isPartial ? [] : [findingAt(server.node, "error", "virtual_server.real_servers_missing")];
  }
  const method = forwardingOf(server.get("lvs_method"));
  const sorry = server.get("sorry_server");
  const sorryMethod = forwardingOf(server.get("sorry_server_lvs_method")) ?? method;
  const silent = servers.some((real) => forwardingOf(real.get("lvs_method")) === null);
  return [
    ...(method === null && silent && !server.isPartial
      ? [findingAt(server.node, "warning", "virtual_server.method_missing")]
      : []),
    ...checkTunnel(server.get("lvs_method")),
    ...checkTunnel(server.get("sorry_server_lvs_method")),
    ...(sorry === null ? [] : checkPort(sorry, sorryMethod ?? "NAT", listener)),
    ...findIn(servers, (real) => checkRealServer(server, real, listener, method ?? "NAT")),
    ...checkDuplicates(server, servers),
  ];
}

function checkRealServer(
  server: BlockView,
  real: BlockView,
  listener: Listener,
  inherited: "NAT" | "DR" | "TUN",
): Finding[] {
  const method = forwardingOf(real.get("lvs_method")) ?? inherited;
  return [
    ...checkPort(real.node, method, listener),
    ...checkFamily(server, real, method),
    ...checkTunnel(real.get("lvs_method")),
    ...checkThresholds(real),
  ];
}

function checkFamily(server: BlockView, real: BlockView, method: string): Finding[] {
  const [vip, rip] = [parseAddress(server.parameters[0] ?? ""), parseAddress(real.parameters[0] ?? "")];
  if (vip === null || rip === null || method === "TUN" || vip.includes(":") === rip.includes(":")) return [];
  return [findingAt(real.node, "error", "real_server.family", { address: rip, vip }, 1)];
}

function checkTunnel(node: KeepalivedKeyword | null): Finding[] {
  const words = node?.words ?? [];
  const type = words[words.indexOf("type") + 1];
  if (node === null || words[1] !== "TUN") return [];
  const tunnel = words.includes("type") ? (type ?? "") : "ipip";
  if ((tunnel === "gue") !== words.includes("port")) return [findingAt(node, "error", "real_server.tunnel_port")];
  const checksum = words.includes("csum") || words.includes("remcsum");
  const impossible = (tunnel === "ipip" && checksum) || (tunnel === "gre" && words.includes("remcsum"));
  return impossible ? [findingAt(node, "error", "real_server.tunnel_checksum", { tunnel })] : [];
}

/** keepalived takes it; the kernel refuses the destination (ERANGE). */
function checkThresholds(real: BlockView): Finding[] {
  const [upper, lower] = [real.number("uthreshold") ?? 0, real.number("lthreshold") ?? 0];
  const node = real.get("lthreshold");
  return node !== null && lower > upper ? [findingAt(node, "error", "real_server.thresholds", { lower, upper })] : [];
}

function checkDuplicates(server: BlockView, servers: readonly BlockView[]): Finding[] {
  const first = new Map<string, BlockView>();
  return findIn(servers, (real) => {
    const [address = "", port = server.parameters[1] ?? ""] = real.parameters;
    const key = `${parseAddress(address) ?? address} ${port}`;
    const before = first.get(key);
    first.set(key, before ?? real);
    if (before === undefined) return [];
    return [findingAt(real.node, "error", "real_server.duplicate", { line: before.node.place?.line ?? 0 })];
  });
}
