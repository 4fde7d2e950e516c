import { formatEndpoint, type IpAddress, parseAddress } from "@/lib/model/address";
import { kernelWords } from "./listing/read-forwarding";
import type { Endpoint } from "./parse-endpoint";
import type { ListedDestination } from "./parse-listing";

export type ProcService = {
  /** Its line, which is the same as long as the service is: `TCP  0A4D0064:0050 wrr persistent 30000 FFFFFFFF`. */
  readonly line: string;
  readonly destinations: readonly (Endpoint & ListedDestination)[];
};

/**
 * Reads /proc/net/ip_vs, which has what `ipvsadm -Ln` has of destinations, and costs the director no process of its own.
 * Of services it tells less: flags of the scheduler, persistence engines and the family of a mark are missing, and
 * timeouts are in ticks of a clock that the kernel does not name. Who needs these remembers them by the line.
 *
 * Null = not such a table, or one with something in it that no kernel prints that we manage.
 *
 *     TCP  0A4D0064:0050 wrr
 *       -> 0A4D0015:0050      Route   10     5          2
 *     TCP  [fd77:0000:0000:0000:0000:0000:0000:0064]:0050 wrr
 */
export function parseProcTable(text: string): ProcService[] | null {
  const lines = text.trimEnd().split("\n");
  if (lines[1] !== titles[0] || lines[2] !== titles[1]) return null;
  const services: { line: string; destinations: (Endpoint & ListedDestination)[] }[] = [];
  for (const line of lines.slice(titles.length + 1)) {
    const last = services.at(-1);
    if (!line.startsWith("  ->")) {
      services.push({ line: line.trimEnd(), destinations: [] });
      continue;
    }
    const destination = readDestination(line);
    if (destination === null || last === undefined) return null;
    last.destinations.push(destination);
  }
  return services;
}

const titles = [
  "Prot LocalAddress:Port Scheduler Flags",
  "  -> RemoteAddress:Port Forward Weight ActiveConn InActConn",
];

/** The first word is the protocol, the second the endpoint: as serviceKeyText has it; null = a mark, or nothing known. */
export function procServiceKey(line: string): string | null {
  const [, protocol = "", endpointText = ""] = /^(TCP|UDP|SCTP) +(\S+)/.exec(line) ?? [];
  const endpoint = readEndpoint(endpointText);
  return endpoint === null ? null : `${protocol} ${formatEndpoint(endpoint.address, endpoint.port)}`;
}

const destinationLine = /^ {2}-> (\S+) +([A-Za-z]+) +(\d{1,10}) +(\d{1,10}) +(\d{1,10}) *$/;

function readDestination(line: string): (Endpoint & ListedDestination) | null {
  const [, endpointText = "", word, weight, active, inactive] = destinationLine.exec(line) ?? [];
  const endpoint = readEndpoint(endpointText);
  const forwarding = kernelWords.get(word);
  if (endpoint === null || forwarding === undefined) return null;
  const { address, port } = endpoint;
  const [activeConnections, inactiveConnections] = [Number(active), Number(inactive)];
  return { address, port, forwarding, weight: Number(weight), activeConnections, inactiveConnections };
}

const ipv4Endpoint = /^([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2}):([0-9A-F]{4})$/;
const ipv6Endpoint = /^\[([0-9a-f]{4}(?::[0-9a-f]{4}){7})\]:([0-9A-F]{4})$/;

function readEndpoint(text: string): Endpoint | null {
  const [, a = "", b = "", c = "", d = "", port4 = ""] = ipv4Endpoint.exec(text) ?? [];
  if (port4 !== "") return endpointOf([a, b, c, d].map(fromHex).join("."), port4);
  const [, address = "", port6 = ""] = ipv6Endpoint.exec(text) ?? [];
  return endpointOf(address, port6);
}

function endpointOf(spelled: string, port: string): Endpoint | null {
  const address: IpAddress | null = parseAddress(spelled);
  return address === null ? null : { address, port: fromHex(port) };
}

function fromHex(digits: string): number {
  return Number.parseInt(digits, 16);
}
