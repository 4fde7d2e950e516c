import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import type { IpvsDestination, IpvsPersistence, IpvsService } from "@/lib/ipvs/model";
import { parseClientMask } from "@/lib/ipvs/parse-client-mask";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import { maxPrefix, serviceFamily } from "@/lib/ipvs/service-family";
import { type Family, parseAddress } from "@/lib/model/address";
import { familySchema, type Protocol, protocolSchema } from "@/lib/model/listener";
import { schedulerFlags } from "@/lib/model/scheduler-flags";
import type { ServiceKey } from "@/lib/model/service-key";
import { readLvsMethod } from "./lvs-method";
import { type BlockLines, readBlock } from "./read-block";
import { readRealServer } from "./read-real-server";
import type { Endpoint } from "./read-virtual-server-group";
import type { KeepalivedKeyword } from "./syntax/tree";

/**
 * What a virtual_server block puts into the kernel, with keepalived's defaults; null = it has words we do not write.
 * `groups` are the endpoints of the virtual server groups by name.
 */
export function readVirtualServer(
  node: KeepalivedKeyword,
  groups: ReadonlyMap<string, readonly Endpoint[]>,
): IpvsService[] | null {
  const lines = readBlock(node, {
    values: [
      "ip_family",
      "delay_loop",
      "lvs_sched",
      "protocol",
      "persistence_timeout",
      "persistence_granularity",
      "persistence_engine",
    ],
    lists: ["lvs_method"],
    flags: [...schedulerFlags, "ops"],
    ignored: keepalivedAlone,
    blocks: ["real_server"],
  });
  if (lines === null) return null;
  const protocol = protocolSchema.safeParse(lines.get("protocol")?.[0] ?? "UDP");
  const endpoints = readEndpoints(node.words, groups, lines);
  const destinations = readRealServers(node, lines);
  if (!protocol.success || endpoints === null || destinations === null) return null;
  const isGroup = node.words[1] === "group";
  const services = endpoints.map((endpoint) => {
    const key = keyOf(endpoint, protocol.data);
    const ported = destinations.map((each) => ({ ...each, port: portIn(key, each, isGroup) }));
    return toService(key, lines, ported);
  });
  const known = services.filter((service) => service !== null);
  return known.length === services.length ? known : null;
}

/** What the kernel never sees while all checks succeed. */
const keepalivedAlone = [
  "alpha",
  "omega",
  "inhibit_on_failure",
  "ha_suspend",
  "quorum",
  "hysteresis",
  "quorum_up",
  "quorum_down",
  "smtp_alert",
  "sorry_server",
  "sorry_server_lvs_method",
  "sorry_server_inhibit",
];

function readEndpoints(
  [, first = "", second, ...rest]: readonly string[],
  groups: ReadonlyMap<string, readonly Endpoint[]>,
  lines: BlockLines,
): readonly Endpoint[] | null {
  if (second === undefined || rest.length > 0) return null;
  if (first === "group") return groups.get(second) ?? null;
  if (first === "fwmark") {
    const mark = parseInteger(second, 1, 2 ** 32 - 1);
    const family = familySchema.safeParse(lines.get("ip_family")?.[0]);
    return mark === null || !family.success ? null : [{ kind: "fwmark", mark, family: family.data }];
  }
  const address = parseAddress(first);
  const port = parseInteger(second, 0, 65535);
  return address === null || port === null ? null : [{ kind: "address", address, port }];
}

function readRealServers(node: KeepalivedKeyword, lines: BlockLines): IpvsDestination[] | null {
  const method = readLvsMethod(lines.get("lvs_method") ?? ["NAT"]);
  if (method === null) return null;
  const read = (node.block ?? []).flatMap((child) =>
    child.kind === "keyword" && child.words[0] === "real_server" ? [readRealServer(child, method)] : [],
  );
  const known = read.filter((one) => one !== null);
  return known.length === read.length && new Set(known.map(destinationKeyText)).size === read.length ? known : null;
}

function keyOf(endpoint: Endpoint, protocol: Protocol): ServiceKey {
  return endpoint.kind === "fwmark" ? endpoint : { ...endpoint, protocol };
}

function toService(key: ServiceKey, lines: BlockLines, destinations: readonly IpvsDestination[]): IpvsService | null {
  const persistence = readPersistence(lines, serviceFamily(key));
  if (persistence === undefined) return null;
  return {
    key,
    scheduler: lines.get("lvs_sched")?.[0] ?? "wlc",
    schedulerFlags: schedulerFlags.filter((flag) => lines.has(flag)),
    persistence,
    onePacket: lines.has("ops"),
    destinations,
  };
}

/** Only NAT has a port of its own. Where that is 0, keepalived says the service's, but not in a group. */
function portIn(key: ServiceKey, { forwarding, port }: IpvsDestination, isGroup: boolean): number {
  const servicePort = key.kind === "address" ? key.port : 0;
  return forwarding === "nat" && (port !== 0 || isGroup) ? port : servicePort;
}

/** Undefined = a timeout or mask that we do not write. */
function readPersistence(lines: BlockLines, family: Family): IpvsPersistence | null | undefined {
  const [timeout] = lines.get("persistence_timeout") ?? [];
  const [mask] = lines.get("persistence_granularity") ?? [];
  const [engine = null] = lines.get("persistence_engine") ?? [];
  if (timeout === undefined) return mask === undefined && engine === null ? null : undefined;
  const timeoutSec = parseInteger(timeout, 1, 2678400);
  const prefixLength = mask === undefined ? maxPrefix(family) : parseClientMask(mask, family);
  if (timeoutSec === null || prefixLength === null || (engine !== null && engine !== "sip")) return undefined;
  return { timeoutSec, prefixLength, engine };
}
