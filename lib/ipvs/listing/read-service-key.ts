import { parseMark } from "@/lib/ipvs/parse-mark";
import type { ServiceKey } from "@/lib/model/service-key";
import { isFault, LineFault } from "./line-fault";
import { readEndpoint } from "./read-endpoint";

/** A key and the index of the first word after it. */
export type ReadKey = { readonly key: ServiceKey; readonly next: number };

/** Reads the words that every listing begins a service with: `TCP 10.0.0.1:80`, `FWM 7`, `FWM 7 IPv6`. */
export function readServiceKey(words: readonly string[]): ReadKey | LineFault {
  const [protocol, name, family] = words;
  if (protocol === "FWM") {
    // ipvsadm prints no zeros in front and no letters; /proc/net/ip_vs prints 8 hex digits.
    if (/^(?=.*[A-F]|0)[0-9A-F]{8}$/.test(name ?? "")) return new LineFault("ipvs.proc_format", 1);
    const mark = parseMark(name);
    if (mark === null) return new LineFault("ipvs.unreadable_line", 1);
    const isInet6 = family === "IPv6";
    return { key: { kind: "fwmark", mark, family: isInet6 ? "inet6" : "inet" }, next: isInet6 ? 3 : 2 };
  }
  if (protocol !== "TCP" && protocol !== "UDP" && protocol !== "SCTP") return new LineFault("ipvs.unreadable_line", 0);
  const endpoint = readEndpoint(words, 1);
  return isFault(endpoint) ? endpoint : { key: { kind: "address", protocol, ...endpoint }, next: 2 };
}
