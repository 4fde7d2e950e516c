import type { ServiceKey } from "@/lib/model/service-key";
import type { Tunnel } from "@/lib/model/tunnel";
import type { IpvsDestination, IpvsPersistence, IpvsService } from "./model";
import { parseClientMask } from "./parse-client-mask";
import { parseEndpoint } from "./parse-endpoint";
import { parseInteger } from "./parse-integer";
import { parseMark } from "./parse-mark";
import { type Options, onlyOptions } from "./read-options";
import { maxPrefix, serviceFamily } from "./service-family";

const serviceOptions = ["-t", "-u", "--sctp-service", "-f", "-6"];

/** Parses the SVC part: exactly one of `-t HP`, `-u HP`, `--sctp-service HP`, `-f MARK [-6]`. */
export function parseServiceKey(options: Options): ServiceKey | null {
  const given = ["-t", "-u", "--sctp-service", "-f"].filter((name) => options.has(name));
  const [name] = given;
  if (name === undefined || given.length > 1) return null;
  if (name === "-f") {
    const mark = parseMark(options.get("-f"));
    return mark === null ? null : { kind: "fwmark", mark, family: options.has("-6") ? "inet6" : "inet" };
  }
  const endpoint = parseEndpoint(options.get(name) ?? "");
  if (endpoint === null || options.has("-6")) return null;
  return { kind: "address", protocol: name === "-t" ? "TCP" : name === "-u" ? "UDP" : "SCTP", ...endpoint };
}

/** Parses the options of an `-A` line; its destinations follow on lines of their own. */
export function parseServiceLine(options: Options): IpvsService | null {
  const key = parseServiceKey(options);
  const scheduler = options.get("-s");
  if (key === null || scheduler === undefined || !/^[a-z0-9_-]{1,15}$/.test(scheduler)) return null;
  if (!onlyOptions(options, [...serviceOptions, "-s", "-p", "-M", "--pe", "-o", "-b"])) return null;
  const persistence = parsePersistence(options, key);
  if (persistence === undefined) return null;
  const schedulerFlags = (options.get("-b") ?? "").split(",").filter((flag) => flag !== "");
  return { key, scheduler, schedulerFlags, persistence, onePacket: options.has("-o"), destinations: [] };
}

/** Undefined = there is something about persistence that we do not understand. */
function parsePersistence(options: Options, key: ServiceKey): IpvsPersistence | null | undefined {
  if (!options.has("-p")) return options.has("-M") || options.has("--pe") ? undefined : null;
  const family = serviceFamily(key);
  const timeoutSec = parseInteger(options.get("-p"), 1, 2 ** 31 - 1);
  const prefixLength = options.has("-M") ? parseClientMask(options.get("-M"), family) : maxPrefix(family);
  const engine = options.get("--pe") ?? null;
  if (timeoutSec === null || prefixLength === null || (engine !== null && engine !== "sip")) return undefined;
  return { timeoutSec, prefixLength, engine };
}

/**
 * Parses the options of an `-a` line. Thresholds are not in what ipvsadm saves, but are in what we write; a line that
 * names one of them sets the other to 0, as ipvsadm does.
 */
export function parseDestinationLine(options: Options): IpvsDestination | null {
  const tunnelOptions = ["--tun-type", "--tun-port", ...checksumOptions.keys()];
  if (!onlyOptions(options, [...serviceOptions, "-r", "-w", "-x", "-y", "-g", "-i", "-m", ...tunnelOptions]))
    return null;
  const endpoint = parseEndpoint(options.get("-r") ?? "");
  const methods = (["-g", "-m", "-i"] as const).filter((name) => options.has(name));
  const [method] = methods;
  const weight = parseInteger(options.get("-w"), 0, 2 ** 31 - 1);
  if (endpoint === null || method === undefined || methods.length > 1 || weight === null) return null;
  const tunnel = parseTunnel(options, method);
  const observed = options.has("-x") || options.has("-y");
  const upperThreshold = observed ? parseInteger(options.get("-x") ?? "0", 0, 2 ** 31 - 1) : null;
  const lowerThreshold = observed ? parseInteger(options.get("-y") ?? "0", 0, 2 ** 31 - 1) : null;
  if (tunnel === undefined || (observed && (upperThreshold === null || lowerThreshold === null))) return null;
  return { ...endpoint, forwarding: forwardingOf[method], tunnel, weight, upperThreshold, lowerThreshold };
}

const forwardingOf = { "-g": "dr", "-m": "nat", "-i": "tun" } as const;

const checksumOptions = new Map([
  ["--tun-nocsum", "none"],
  ["--tun-csum", "on"],
  ["--tun-remcsum", "remote"],
] as const);

/** Undefined = not a combination that ipvsadm takes. ipvsadm up to 1.29 prints nothing for the plain tunnel. */
function parseTunnel(options: Options, method: "-g" | "-m" | "-i"): Tunnel | null | undefined {
  const kind = options.get("--tun-type");
  const checksums = [...checksumOptions].filter(([name]) => options.has(name)).map(([, checksum]) => checksum);
  const checksum = checksums[0] ?? "none";
  const extras = (options.has("--tun-port") ? 1 : 0) + checksums.length;
  if (checksums.length > 1) return undefined;
  if (method !== "-i") return kind === undefined && extras === 0 ? null : undefined;
  if (kind === undefined || kind === "ipip") return extras === 0 ? { kind: "ipip" } : undefined;
  if (kind === "gre") return options.has("--tun-port") || checksum === "remote" ? undefined : { kind, checksum };
  const port = parseInteger(options.get("--tun-port"), 1, 65535);
  return kind === "gue" && port !== null ? { kind, port, checksum } : undefined;
}
