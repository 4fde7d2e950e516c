import type { Finding } from "@/lib/keepalived/syntax/finding";
import { familyOf, parseAddress } from "@/lib/model/address";
import type { BlockView } from "./block-view";
import { findingAt } from "./finding-at";
import { forwardingOf } from "./forwarding-of";

/** The sorry server of a virtual server: its keywords below it, its family that of the service. */
export function checkSorryServer(server: BlockView): Finding[] {
  return [...checkFamily(server), ...checkOrder(server)];
}

function checkFamily(server: BlockView): Finding[] {
  const sorry = server.get("sorry_server");
  const method = forwardingOf(server.get("sorry_server_lvs_method") ?? server.get("lvs_method"));
  const [vip, address] = [parseAddress(server.parameters[0] ?? ""), parseAddress(server.value("sorry_server") ?? "")];
  if (sorry === null || vip === null || address === null || method === "TUN") return [];
  if (familyOf(vip) === familyOf(address)) return [];
  return [findingAt(sorry, "error", "virtual_server.sorry_family", { address, vip }, 1)];
}

function checkOrder(server: BlockView): Finding[] {
  const lines = server.node.block ?? [];
  const sorry = server.get("sorry_server");
  return ["sorry_server_inhibit", "sorry_server_lvs_method"].flatMap((keyword) => {
    const node = server.get(keyword);
    if (node === null || (sorry !== null && lines.indexOf(sorry) < lines.indexOf(node))) return [];
    return [findingAt(node, "error", "virtual_server.before_sorry_server", { keyword })];
  });
}
