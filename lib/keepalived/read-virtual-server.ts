import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import type { IpvsDestination, IpvsPersistence, IpvsService, KernelForwarding } from "@/lib/ipvs/model";
import { parseClientMask } from "@/lib/ipvs/parse-client-mask";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import { maxPrefix } from "@/lib/ipvs/service-family";
import { familyOf, parseAddress } from "@/lib/model/address";
import { protocolSchema } from "@/lib/model/listener";
import type { KeepalivedKeyword } from "./syntax/tree";

/** What a virtual_server block puts into the kernel, with keepalived's defaults; null = it has words we do not write. */
export function readVirtualServer(node: KeepalivedKeyword): IpvsService | null {
  const [, addressText = "", portText] = node.words;
  const address = parseAddress(addressText);
  const port = parseInteger(portText, 1, 65535);
  const values = readValues(node, ["delay_loop", ...attributes], ["real_server"]);
  if (address === null || port === null || values === null) return null;
  const protocol = protocolSchema.safeParse(values.get("protocol") ?? "UDP");
  const method = readForwarding(values.get("lvs_method") ?? "NAT");
  const persistence = readPersistence(values, familyOf(address));
  if (!protocol.success || method === null || persistence === undefined) return null;
  const destinations = node.block?.flatMap((child) =>
    child.kind === "keyword" && child.words[0] === "real_server" ? [readRealServer(child, method)] : [],
  );
  const known = destinations?.filter((destination) => destination !== null) ?? [];
  if (known.length !== destinations?.length || new Set(known.map(destinationKeyText)).size !== known.length)
    return null;
  return {
    key: { kind: "address", protocol: protocol.data, address, port },
    scheduler: values.get("lvs_sched") ?? "wlc",
    schedulerFlags: [],
    persistence,
    onePacket: false,
    destinations: known,
  };
}

const attributes = ["lvs_sched", "lvs_method", "protocol", "persistence_timeout", "persistence_granularity"];

function readRealServer(node: KeepalivedKeyword, method: KernelForwarding): IpvsDestination | null {
  const [, addressText = "", portText] = node.words;
  const address = parseAddress(addressText);
  const port = parseInteger(portText, 1, 65535);
  const known = ["weight", "lvs_method", "uthreshold", "lthreshold"];
  const values = readValues(node, known, ["TCP_CHECK", "HTTP_GET"]);
  if (address === null || port === null || values === null) return null;
  const own = values.get("lvs_method");
  const forwarding = own === undefined ? method : readForwarding(own);
  const [weight, upperThreshold, lowerThreshold] = [
    parseInteger(values.get("weight") ?? "1", 0, 2 ** 31 - 1),
    parseInteger(values.get("uthreshold") ?? "0", 0, 2 ** 31 - 1),
    parseInteger(values.get("lthreshold") ?? "0", 0, 2 ** 31 - 1),
  ];
  if (forwarding === null || weight === null || upperThreshold === null || lowerThreshold === null) return null;
  const tunnel = forwarding === "tun" ? ({ kind: "ipip" } as const) : null;
  return { address, port, forwarding, tunnel, weight, upperThreshold, lowerThreshold };
}

/** The parameters of a block's lines by keyword; null = another keyword, one given twice, or not exactly one parameter. */
function readValues(
  node: KeepalivedKeyword,
  lines: readonly string[],
  blocks: readonly string[],
): ReadonlyMap<string, string> | null {
  const values = new Map<string, string>();
  for (const child of node.block ?? []) {
    if (child.kind === "comment") continue;
    const [keyword = "", value, ...rest] = child.words;
    if (child.block !== null && blocks.includes(keyword)) continue;
    const understood = child.block === null && lines.includes(keyword) && value !== undefined && rest.length === 0;
    if (!understood || values.has(keyword)) return null;
    values.set(keyword, value);
  }
  return values;
}

function readForwarding(word: string): KernelForwarding | null {
  const words = new Map<string, KernelForwarding>([
    ["DR", "dr"],
    ["NAT", "nat"],
    ["TUN", "tun"],
  ]);
  return words.get(word) ?? null;
}

/** Undefined = a timeout or mask that we do not write. */
function readPersistence(
  values: ReadonlyMap<string, string>,
  family: "inet" | "inet6",
): IpvsPersistence | null | undefined {
  const timeout = values.get("persistence_timeout");
  const mask = values.get("persistence_granularity");
  if (timeout === undefined) return mask === undefined ? null : undefined;
  const timeoutSec = parseInteger(timeout, 1, 2678400);
  const prefixLength = mask === undefined ? maxPrefix(family) : parseClientMask(mask, family);
  return timeoutSec === null || prefixLength === null ? undefined : { timeoutSec, prefixLength, engine: null };
}
