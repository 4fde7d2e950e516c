import { parseInteger } from "@/lib/ipvs/parse-integer";
import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import type { Tunnel } from "@/lib/model/tunnel";
import type { Reading } from "./section";

export type KeepalivedForwarding = { readonly forwarding: "dr" | "nat" | "tun"; readonly tunnel: Tunnel | null };

/** `lvs_method NAT | DR | TUN [type ipip | gre | gue port N] [nocsum | csum | remcsum]`; null = not that. */
export function readForwarding(node: KeepalivedKeyword, { report, places }: Reading): KeepalivedForwarding | null {
  const [, method = "", ...options] = node.words;
  const plain = methods.get(method);
  const read =
    plain !== undefined && options.length === 0
      ? { forwarding: plain, tunnel: null }
      : method === "TUN"
        ? readTunnel(options)
        : null;
  if (read === null) report.error(places.of(node, 1), "value.not_known", { value: node.words.slice(1).join(" ") });
  return read;
}

const methods: ReadonlyMap<string, "dr" | "nat"> = new Map([
  ["DR", "dr"],
  ["NAT", "nat"],
]);

function readTunnel(words: readonly string[]): KeepalivedForwarding | null {
  const [, kind = "ipip", port, checksumWord] =
    /^(?:type (\w+)(?: port (\d+))?)?\s*(nocsum|csum|remcsum)?$/.exec(words.join(" ")) ?? [];
  const checksum = checksumWord === "csum" ? "on" : checksumWord === "remcsum" ? "remote" : "none";
  const understood = /^(?:type \w+(?: port \d+)?)?\s*(?:nocsum|csum|remcsum)?$/.test(words.join(" "));
  if (!understood) return null;
  if (kind === "ipip" && port === undefined && checksumWord === undefined) {
    return { forwarding: "tun", tunnel: { kind: "ipip" } };
  }
  if (kind === "gre" && port === undefined && checksum !== "remote") {
    return { forwarding: "tun", tunnel: { kind, checksum } };
  }
  const portNumber = parseInteger(port, 1, 65535);
  return kind === "gue" && portNumber !== null
    ? { forwarding: "tun", tunnel: { kind, port: portNumber, checksum } }
    : null;
}
