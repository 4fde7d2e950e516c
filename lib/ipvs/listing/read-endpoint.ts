import { type Endpoint, parseEndpoint } from "@/lib/ipvs/parse-endpoint";
import { LineFault } from "./line-fault";

/** /proc/net/ip_vs writes IPv4 as 8 hex digits, IPv6 in brackets without compression, ports as 4 hex digits. */
const procEndpoint = /^(?:[0-9A-F]{8}|\[[0-9a-f:]{39}\]):[0-9A-F]{4}$/;

/** What ipvsadm prints without -n: a host's name or a service's, "web.example:http", "10.0.0.1:https". */
const named = /^(?:\[[^\]]*\]|[\w.-]+):[\w-]+$/;

/** Reads `10.0.0.1:80` or `[fd00::1]:80` at one place of a line, or says what stands there instead. */
export function readEndpoint(words: readonly string[], index: number): Endpoint | LineFault {
  const word = words[index] ?? "";
  const endpoint = parseEndpoint(word);
  if (endpoint !== null) return endpoint;
  if (procEndpoint.test(word)) return new LineFault("ipvs.proc_format", index);
  if (named.test(word) && /[g-z]/i.test(word)) return new LineFault("ipvs.name_not_address", index);
  return new LineFault("ipvs.unreadable_line", index);
}
