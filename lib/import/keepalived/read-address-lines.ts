import type { DraftVip } from "@/lib/import/draft";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import { hostPrefix, isUnicast, parseAddress } from "@/lib/model/address";
import type { Reading, Section } from "./section";

/** The lines of a virtual_ipaddress block: `ADDRESS[/PREFIX] [dev IF] …`. */
export function readAddressLines(section: Section, interfaceName: string | null, reading: Reading): DraftVip[] {
  const { report, places } = reading;
  const vips = section.nodes.flatMap((node): DraftVip[] => {
    if (node.kind === "comment") return [];
    const [text = "", ...options] = node.words;
    section.take(node);
    const at = places.of(node);
    const vip = readPrefixed(text);
    if (vip === null) {
      report.error(at, "address.not_read", { text });
      return [];
    }
    if (!isUnicast(vip.address)) {
      report.error(at, "address.not_unicast", { address: vip.address });
      return [];
    }
    const rest = options.join(" ").replace(/\bdev (\S+) ?/, (whole, dev) => (dev === interfaceName ? "" : whole));
    if (rest !== "") {
      report.keep(at.line, section.path, node.words.join(" "));
      report.warning(places.of(node, 1), "keepalived.address_options", { options: rest });
    }
    return [{ at, ...vip, vrrpInstanceId: null }];
  });
  section.finish();
  return vips;
}

function readPrefixed(text: string): Pick<DraftVip, "address" | "prefixLength"> | null {
  const [addressText = "", prefixText] = text.split("/");
  const address = parseAddress(addressText);
  if (address === null) return null;
  const max = hostPrefix(address);
  const prefixLength = prefixText === undefined ? max : parseInteger(prefixText, 1, max);
  return prefixLength === null ? null : { address, prefixLength };
}
