import { parseInteger } from "@/lib/ipvs/parse-integer";
import type { Tunnel } from "@/lib/model/tunnel";
import { anyConnectionColumns, type ListedConnections } from "./connection-columns";
import { isFault, LineFault } from "./line-fault";
import { type ListedAttributes, readAttributes } from "./read-attributes";
import type { ListedForwarding } from "./read-forwarding";
import type { ListingColumns } from "./read-services";

export type ListedTunnel = ListedConnections<ListedForwarding> & { readonly tunnel: Tunnel | null };

/** `ipvsadm -Ln --tun-info`: Forward TunnelInfo Weight ActiveConn InActConn */
export const tunnelColumns: ListingColumns<ListedAttributes, ListedTunnel> = {
  service: readAttributes,
  destination(words, from, endpoint) {
    const tunnel = parseTunnelInfo(words[from + 1] ?? "");
    if (tunnel === undefined) return new LineFault("ipvs.unreadable_line", from + 1);
    const others = [...words.slice(0, from + 1), ...words.slice(from + 2)];
    const connections = anyConnectionColumns.destination(others, from, endpoint);
    if (!isFault(connections)) return { ...connections, tunnel };
    return connections.word > from ? new LineFault(connections.code, connections.word + 1) : connections;
  },
};

const greChecksums = new Map([
  ["-c", "none"],
  ["+c", "on"],
] as const);
const gueChecksums = new Map([...greChecksums, ["r+c", "remote"]] as const);

/** `n/a`, `ipip`, `gre:+c`, `gue:5555:r+c`; undefined = none of these. */
function parseTunnelInfo(text: string): Tunnel | null | undefined {
  if (text === "n/a") return null;
  if (text === "ipip") return { kind: "ipip" };
  const [kind, ...rest] = text.split(":");
  if (kind === "gre" && rest.length === 1) return greTunnel(rest[0] ?? "");
  return kind === "gue" && rest.length === 2 ? gueTunnel(rest[0] ?? "", rest[1] ?? "") : undefined;
}

function greTunnel(flag: string): Tunnel | undefined {
  const checksum = [...greChecksums].find(([name]) => name === flag)?.[1];
  return checksum === undefined ? undefined : { kind: "gre", checksum };
}

function gueTunnel(portText: string, flag: string): Tunnel | undefined {
  const port = parseInteger(portText, 1, 65535);
  const checksum = [...gueChecksums].find(([name]) => name === flag)?.[1];
  return port === null || checksum === undefined ? undefined : { kind: "gue", port, checksum };
}
