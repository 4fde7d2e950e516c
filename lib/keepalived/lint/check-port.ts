import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import { findingAt } from "./finding-at";
import type { Listener } from "./listener-of";

/**
 * The port of a real or sorry server. Direct routing and tunnels leave the packet as it is, so the port cannot change;
 * 0 is the same as none, which is the service's own.
 */
export function checkPort(node: KeepalivedKeyword, method: string, listener: Listener): Finding[] {
  const port = node.words[2] ?? "0";
  if (port === "0" || method === "NAT") return [];
  if (listener.hasMark) return [findingAt(node, "warning", "real_server.port_under_fwmark", { port }, 2)];
  const service = listener.ports.find((other) => other !== port);
  if (service === undefined) return [];
  const code = listener.isGroup ? "real_server.group_port_mismatch" : "real_server.port_mismatch";
  return [findingAt(node, "error", code, { port, method, service }, 2)];
}
