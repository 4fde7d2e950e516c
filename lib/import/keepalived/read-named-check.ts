import type { CheckInput } from "@/lib/import/take-check";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import { type IpAddress, parseAddress } from "@/lib/model/address";
import type { Definitions } from "./definitions";
import type { Section } from "./section";

/** keepalived's own, in milliseconds. */
const bfdIntervalMs = 10;

/** A check by a file or a BFD session, which is defined elsewhere by name; null = another one. */
export function readNamedCheck(
  node: KeepalivedKeyword,
  section: Section,
  address: IpAddress,
  definitions: Definitions,
): CheckInput | null {
  switch (node.words[0]) {
    case "FILE_CHECK": {
      const path = definitions.use("track_file", section.word("track_file") ?? "", (file) => file.word("file"));
      const weight = parseInteger(section.last("weight")?.words[1], -254, 254) ?? 0;
      return { kind: "file", path: path ?? "", weight };
    }
    case "BFD_CHECK":
      return (
        definitions.use("bfd_instance", section.word("name") ?? "", (session) => readSession(session, address)) ?? {
          kind: "bfd",
          intervalMs: 0,
        }
      );
    default:
      return null;
  }
}

/** Null = the session is with another host. */
function readSession(session: Section, address: IpAddress): CheckInput | null {
  if (parseAddress(session.word("neighbor_ip") ?? "") !== address) return null;
  const intervals = ["min_rx", "min_tx"].map((name) => session.number([name], 1, 10_000) ?? bfdIntervalMs);
  return { kind: "bfd", intervalMs: Math.max(...intervals), multiplier: session.number(["multiplier"], 1, 255) ?? 5 };
}
