import type { IpvsDestination } from "@/lib/ipvs/model";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import { parseAddress } from "@/lib/model/address";
import { type LvsMethod, readLvsMethod } from "./lvs-method";
import { readBlock } from "./read-block";
import type { KeepalivedKeyword } from "./syntax/tree";

const checkerBlocks = [
  "TCP_CHECK",
  "HTTP_GET",
  "SSL_GET",
  "SMTP_CHECK",
  "DNS_CHECK",
  "UDP_CHECK",
  "PING_CHECK",
  "MISC_CHECK",
  "FILE_CHECK",
  "BFD_CHECK",
];

/** A real_server block, with its port as the file says it; null = it has words that we do not write. */
export function readRealServer(node: KeepalivedKeyword, method: LvsMethod): IpvsDestination | null {
  const [, addressText = "", portText, ...rest] = node.words;
  const address = parseAddress(addressText);
  const port = parseInteger(portText, 0, 65535);
  const lines = readBlock(node, {
    values: ["weight", "uthreshold", "lthreshold"],
    lists: ["lvs_method"],
    ignored: ["notify_up", "notify_down"],
    blocks: checkerBlocks,
  });
  if (address === null || port === null || lines === null || rest.length > 0) return null;
  const number = (keyword: string, standard: string) =>
    parseInteger(lines.get(keyword)?.[0] ?? standard, 0, 2 ** 31 - 1);
  const own = lines.get("lvs_method");
  const forwarding = own === undefined ? method : readLvsMethod(own);
  const weight = number("weight", "1");
  const upperThreshold = number("uthreshold", "0");
  const lowerThreshold = number("lthreshold", "0");
  if (forwarding === null || weight === null || upperThreshold === null || lowerThreshold === null) return null;
  return { address, port, ...forwarding, weight, upperThreshold, lowerThreshold };
}
