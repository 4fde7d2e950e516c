import type { Checked } from "@/lib/model/problem";
import type { ServiceKey } from "@/lib/model/service-key";
import type { IpvsPersistence, IpvsService, KernelForwarding } from "./model";
import { parseClientMask } from "./parse-client-mask";
import { parseInteger } from "./parse-integer";
import { type ListedService, parseListingLines } from "./parse-listing-lines";
import { maxPrefix, serviceFamily } from "./service-family";

export type ListedDestination = {
  readonly forwarding: KernelForwarding;
  readonly weight: number;
  readonly activeConnections: number;
  readonly inactiveConnections: number;
};

type ListedAttributes = Pick<IpvsService, "scheduler" | "schedulerFlags" | "persistence" | "onePacket">;

export type IpvsListing = readonly ListedService<ListedAttributes, ListedDestination>[];

/**
 * Parses `ipvsadm -Ln`. With direct routing and tunnels IPVS sees only the clients' half of a connection, so the split
 * into active and inactive is the kernel's guess there.
 */
export function parseListing(text: string): Checked<IpvsListing> {
  return parseListingLines(text, { service: parseAttributes, destination: parseDestinationColumns });
}

const forwardingOf = new Map<string, KernelForwarding>([
  ["Route", "dr"],
  ["Masq", "nat"],
  ["Tunnel", "tun"],
]);

function parseDestinationColumns(words: readonly string[]): ListedDestination | null {
  const [method, ...numbers] = words;
  const forwarding = forwardingOf.get(method ?? "");
  const [weight, activeConnections, inactiveConnections] = numbers.map((word) => parseInteger(word, 0, 2 ** 32 - 1));
  if (forwarding === undefined || numbers.length !== 3) return null;
  if (weight == null || activeConnections == null || inactiveConnections == null) return null;
  return { forwarding, weight, activeConnections, inactiveConnections };
}

/** SCHED [(FLAGS)] [persistent SECS [mask M] [pe NAME]] [ops] */
const attributes =
  /^(?<scheduler>[a-z0-9_-]{1,15})(?: \((?<flags>[a-z0-9,-]+)\))?(?: (?<persistence>persistent \d+(?: mask \S+)?(?: pe sip)?))?(?<ops> ops)?$/;

function parseAttributes(words: readonly string[], key: ServiceKey): ListedAttributes | null {
  const groups = attributes.exec(words.join(" "))?.groups;
  if (groups?.scheduler === undefined) return null;
  const persistence = groups.persistence === undefined ? null : parsePersistence(groups.persistence, key);
  if (persistence === undefined) return null;
  return {
    scheduler: groups.scheduler,
    schedulerFlags: groups.flags?.split(",") ?? [],
    persistence,
    onePacket: groups.ops !== undefined,
  };
}

/** Undefined = a timeout or mask that IPVS cannot have. */
function parsePersistence(text: string, key: ServiceKey): IpvsPersistence | undefined {
  const [, seconds] = text.split(" ");
  const mask = / mask (\S+)/.exec(text)?.[1];
  const family = serviceFamily(key);
  const timeoutSec = parseInteger(seconds, 1, 2 ** 31 - 1);
  const prefixLength = mask === undefined ? maxPrefix(family) : parseClientMask(mask, family);
  if (timeoutSec === null || prefixLength === null) return undefined;
  return { timeoutSec, prefixLength, engine: text.endsWith(" pe sip") ? "sip" : null };
}
