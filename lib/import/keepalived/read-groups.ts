import type { DraftMember } from "@/lib/import/draft";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import { type IpAddress, parseAddress } from "@/lib/model/address";
import { addressesFrom } from "@/lib/model/addresses-from";
import { markSchema } from "@/lib/model/listener";
import { readRange } from "./read-range";
import { type Reading, type Section, unquoted } from "./section";

/** The virtual_server_groups of a file by name. One that is there twice is taken the first time, as by keepalived. */
export function readGroups(file: Section, reading: Reading): ReadonlyMap<string, readonly DraftMember[]> {
  const groups = new Map<string, readonly DraftMember[]>();
  for (const node of file.all("virtual_server_group")) {
    const name = unquoted(node.words[1] ?? "");
    const section = file.inside(node);
    const members = section.nodes.flatMap((line) => {
      if (line.kind === "comment") return [];
      section.take(line);
      const found = readMember(line.words);
      if (found === null)
        reading.report.error(reading.places.of(line), "keepalived.group_member", { text: line.words.join(" ") });
      return found ?? [];
    });
    section.finish();
    if (!groups.has(name)) groups.set(name, members);
  }
  return groups;
}

/** `ADDRESS [PORT]`, `RANGE [PORT]` or `fwmark N [inet | inet6]`. */
function readMember([first = "", second, family]: readonly string[]): DraftMember[] | null {
  if (first === "fwmark") {
    const mark = markSchema.safeParse(parseInteger(second, 1, 2 ** 32 - 1));
    if (!mark.success) return null;
    return [{ kind: "fwmark", mark: mark.data, family: family === "inet6" ? "inet6" : "inet" }];
  }
  const port = second === undefined ? 0 : parseInteger(second, 0, 65535);
  if (port === null) return null;
  const address = parseAddress(first);
  if (address !== null) return [{ kind: "address", address, port }];
  const range = readRange(first);
  return range === null ? null : rangeMembers(range.first, range.count, port);
}

function rangeMembers(first: IpAddress, count: number, port: number): DraftMember[] {
  return count === 1
    ? addressesFrom(first, 1).map((address) => ({ kind: "address", address, port }))
    : [{ kind: "range", address: first, count, port }];
}
