import { compareAddresses, type IpAddress } from "@/lib/model/address";

/** What a host needs to be a real server, as its two lists on the host have it. */
export type RealServerSetUp = {
  /** Accepted on lo, by direct routing or out of a tunnel. */
  readonly vips: readonly IpAddress[];
  /** Lines of `realServerPaths.net`: GUE ports, tunnels, segments and gateways, in the order in which they are made. */
  readonly net: readonly string[];
};

export const noSetUp: RealServerSetUp = { vips: [], net: [] };

/**
 * Both at once, for a host that several clusters use or that changes from one to the other. Of two lines about the same
 * port, device, VIP or default route only that of `first` can be in force: see `setUpConflicts`.
 */
export function mergeSetUps(first: RealServerSetUp, second: RealServerSetUp): RealServerSetUp {
  const taken = new Set(first.net.map(lineSubject));
  return {
    vips: [...new Set([...first.vips, ...second.vips])].sort(compareAddresses),
    net: inOrder([...first.net, ...second.net.filter((line) => !taken.has(lineSubject(line)))]),
  };
}

export function setUpsEqual(a: RealServerSetUp, b: RealServerSetUp): boolean {
  return [...a.vips, ...a.net].join("\n") === [...b.vips, ...b.net].join("\n");
}

export function isNoSetUp({ vips, net }: RealServerSetUp): boolean {
  return vips.length === 0 && net.length === 0;
}

const words = ["listen", "tunnel", "segment", "gateway"];

/** A port is opened before its tunnel is there, and the way back changes last. */
function inOrder(net: readonly string[]): string[] {
  const rank = (line: string) => words.indexOf(line.split(" ")[0] ?? "");
  return [...net].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** What a line is about: a port of one family, a device, a VIP, or the default route of one family. */
export function lineSubject(line: string): string {
  const [word, name = ""] = line.split(" ");
  if (word === "gateway") return `gateway ${name.includes(":") ? 6 : 4}`;
  return word === "tunnel" || word === "segment" ? `${word} ${name}` : line;
}
