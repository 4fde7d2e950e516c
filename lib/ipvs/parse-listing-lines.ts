import { type Checked, errorAt, type Problem } from "@/lib/model/problem";
import type { ServiceKey } from "@/lib/model/service-key";
import { type Endpoint, parseEndpoint } from "./parse-endpoint";
import { parseMark } from "./parse-mark";
import { unreadableLine } from "./unreadable-line";

/** What a variant of `ipvsadm -Ln` prints after the keys; null = these words are not of that variant. */
export type ListingColumns<S, D> = {
  readonly service: (words: readonly string[], key: ServiceKey) => S | null;
  readonly destination: (words: readonly string[]) => D | null;
};

export type ListedService<S, D> = S & {
  readonly key: ServiceKey;
  readonly destinations: readonly (Endpoint & D)[];
};

/**
 * Reads the lines that every variant of `ipvsadm -Ln` has in common, with or without the three title lines (a listing
 * of one service has two). Words are split at white space: IPv6 addresses overflow the columns. As in `parseSave`, one
 * line that is not understood makes the whole listing unknown.
 */
export function parseListingLines<S extends object, D extends object>(
  text: string,
  columns: ListingColumns<S, D>,
): Checked<ListedService<S, D>[]> {
  const services: (S & { key: ServiceKey; destinations: (Endpoint & D)[] })[] = [];
  const problems: Problem[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const words = line.split(/\s+/).filter((word) => word !== "");
    const [first, second] = words;
    if (first === undefined || isTitle(line)) continue;
    const last = services.at(-1);
    if (first !== "->") {
      const service = parseServiceWords(words, columns);
      if (service === null) problems.push(unreadableLine(index + 1, line));
      else services.push({ ...service, destinations: [] });
      continue;
    }
    const endpoint = parseEndpoint(second ?? "");
    const destination = columns.destination(words.slice(2));
    if (endpoint === null || destination === null) problems.push(unreadableLine(index + 1, line));
    else if (last !== undefined) last.destinations.push({ ...endpoint, ...destination });
    else
      problems.push(errorAt(["line", index + 1], "ipvs.service_missing", { line: index + 1, service: second ?? "" }));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: services };
}

function isTitle(line: string): boolean {
  return /^(IP Virtual Server version |Prot LocalAddress:Port\b|\s+-> RemoteAddress:Port\b)/.test(line);
}

function parseServiceWords<S extends object, D>(
  words: readonly string[],
  columns: ListingColumns<S, D>,
): (S & { key: ServiceKey }) | null {
  const [protocol, name, family, ...rest] = words;
  if (protocol === "FWM") {
    const mark = parseMark(name);
    if (mark === null) return null;
    const inet6 = family === "IPv6";
    return withKey({ kind: "fwmark", mark, family: inet6 ? "inet6" : "inet" }, inet6 ? rest : words.slice(2), columns);
  }
  const endpoint = parseEndpoint(name ?? "");
  if (endpoint === null || (protocol !== "TCP" && protocol !== "UDP" && protocol !== "SCTP")) return null;
  return withKey({ kind: "address", protocol, ...endpoint }, words.slice(2), columns);
}

function withKey<S extends object, D>(key: ServiceKey, words: readonly string[], columns: ListingColumns<S, D>) {
  const service = columns.service(words, key);
  return service === null ? null : { ...service, key };
}
