import type { IpvsDestination, KernelForwarding } from "@/lib/ipvs/model";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import type { Tunnel } from "@/lib/model/tunnel";

export type LvsMethod = Pick<IpvsDestination, "forwarding" | "tunnel">;

const forwardingWords = { dr: "DR", nat: "NAT", tun: "TUN" } as const satisfies Record<KernelForwarding, string>;
const checksumWords = { none: "nocsum", on: "csum", remote: "remcsum" } as const;

/** The words after `lvs_method`. A plain tunnel is what TUN means without more. */
export function lvsMethodWords({ forwarding, tunnel }: LvsMethod): (string | number)[] {
  const word = forwardingWords[forwarding];
  if (forwarding !== "tun" || tunnel === null || tunnel.kind === "ipip") return [word];
  const port = tunnel.kind === "gue" ? ["port", tunnel.port] : [];
  return [word, "type", tunnel.kind, ...port, checksumWords[tunnel.checksum]];
}

/** Null = words that we do not write. */
export function readLvsMethod([word, type, kind, ...rest]: readonly string[]): LvsMethod | null {
  if (word === "TUN") {
    const tunnel = type === undefined ? ({ kind: "ipip" } as const) : type === "type" ? readTunnel(kind, rest) : null;
    return tunnel === null ? null : { forwarding: "tun", tunnel };
  }
  if (type !== undefined) return null;
  return word === "DR" || word === "NAT" ? { forwarding: word === "DR" ? "dr" : "nat", tunnel: null } : null;
}

function readTunnel(kind: string | undefined, words: readonly string[]): Tunnel | null {
  if (kind === "gre") {
    const [checksum] = readChecksum(words);
    return checksum === undefined || checksum === "remote" ? null : { kind, checksum };
  }
  const [keyword, portText, ...rest] = words;
  const port = parseInteger(portText, 1, 65535);
  const [checksum] = readChecksum(rest);
  return kind === "gue" && keyword === "port" && port !== null && checksum !== undefined
    ? { kind, port, checksum }
    : null;
}

/** None or one. */
function readChecksum(words: readonly string[]): ("none" | "on" | "remote")[] {
  const checksums = new Map([
    ["nocsum", "none"],
    ["csum", "on"],
    ["remcsum", "remote"],
  ] as const);
  return [...checksums].filter(([word]) => words.length === 1 && words[0] === word).map(([, checksum]) => checksum);
}
