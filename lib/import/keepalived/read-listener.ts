import type { DraftListener, DraftMember } from "@/lib/import/draft";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import { parseAddress } from "@/lib/model/address";
import { markSchema, type Protocol, protocolSchema } from "@/lib/model/listener";
import { type Reading, type Section, unquoted } from "./section";

/**
 * What a virtual server listens on: `virtual_server ADDRESS [PORT]`, `virtual_server fwmark N` or
 * `virtual_server group NAME`. Null = it cannot be told, which is reported.
 */
export function readListener(
  node: KeepalivedKeyword,
  section: Section,
  groups: ReadonlyMap<string, readonly DraftMember[]>,
  reading: Reading,
): DraftListener | null {
  const { report, places } = reading;
  const [, first = "", second] = node.words;
  const family = section.word("ip_family");
  if (first === "fwmark") {
    section.all("protocol");
    const mark = markSchema.safeParse(parseInteger(second, 1, 2 ** 32 - 1));
    if (mark.success) return { kind: "fwmark", mark: mark.data, family: family === "inet6" ? "inet6" : "inet" };
    report.error(places.of(node, 2), "value.number", { min: 1, max: 2 ** 32 - 1 });
    return null;
  }
  if (first === "group") {
    const members = groups.get(unquoted(second ?? ""));
    if (members === undefined) {
      report.error(places.of(node, 2), "keepalived.group_missing", { name: unquoted(second ?? "") });
      return null;
    }
    const onlyMarks = members.every(({ kind }) => kind === "fwmark");
    if (onlyMarks) section.all("protocol");
    return { kind: "group", protocol: onlyMarks ? "TCP" : readProtocol(node, section, reading), members };
  }
  const address = parseAddress(first);
  const port = second === undefined ? 0 : parseInteger(second, 0, 65535);
  if (address === null || port === null) {
    report.error(places.of(node, 1), "address.not_read", { text: node.words.slice(1).join(" ") });
    return null;
  }
  return { kind: "address", protocol: readProtocol(node, section, reading), address, port };
}

/** keepalived takes UDP when nothing is said, which few people mean. */
function readProtocol(node: KeepalivedKeyword, section: Section, { report, places }: Reading): Protocol {
  const line = section.last("protocol");
  if (line === null) {
    report.warning(places.of(node), "keepalived.protocol_missing");
    return "UDP";
  }
  const protocol = protocolSchema.safeParse((line.words[1] ?? "").toUpperCase());
  if (protocol.success) return protocol.data;
  report.error(places.of(line, 1), "value.not_known", { value: line.words[1] ?? "" });
  return "UDP";
}
