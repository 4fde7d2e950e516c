import { parseInteger } from "@/lib/ipvs/parse-integer";
import { familyOf, type IpAddress, parseAddress } from "@/lib/model/address";
import { addressesFrom } from "@/lib/model/addresses-from";
import { familySchema } from "@/lib/model/listener";
import type { KeepalivedKeyword, KeepalivedNode } from "./syntax/tree";

/** What a virtual server listens on, but for the protocol, which its block says. */
export type Endpoint =
  | { readonly kind: "address"; readonly address: IpAddress; readonly port: number }
  | { readonly kind: "fwmark"; readonly mark: number; readonly family: "inet" | "inet6" };

/** The endpoints of a virtual_server_group block; null = it has words that we do not write. */
export function readVirtualServerGroup(node: KeepalivedKeyword): Endpoint[] | null {
  const members = (node.block ?? []).filter(({ kind }) => kind !== "comment").map(readMember);
  const known = members.filter((member) => member !== null);
  return known.length === members.length ? known.flat() : null;
}

function readMember(node: KeepalivedNode): Endpoint[] | null {
  if (node.kind === "comment" || node.block !== null) return null;
  const [first = "", second, third, ...rest] = node.words;
  if (rest.length > 0) return null;
  return first === "fwmark" ? readMark(second, third) : third === undefined ? readRange(first, second) : null;
}

function readMark(markText: string | undefined, familyText: string | undefined): Endpoint[] | null {
  const mark = parseInteger(markText, 1, 2 ** 32 - 1);
  const family = familySchema.safeParse(familyText);
  return mark === null || !family.success ? null : [{ kind: "fwmark", mark, family: family.data }];
}

/** One address, or the first one and the last part of the last one. */
function readRange(text: string, portText: string | undefined): Endpoint[] | null {
  const [firstText = "", endText, ...rest] = text.split("-");
  const first = parseAddress(firstText);
  const port = parseInteger(portText, 0, 65535);
  if (first === null || port === null || rest.length > 0) return null;
  const count = endText === undefined ? 1 : countUpTo(first, endText);
  return count === null ? null : addressesFrom(first, count).map((address) => ({ kind: "address", address, port }));
}

function countUpTo(first: IpAddress, endText: string): number | null {
  const inet = familyOf(first) === "inet";
  if (!(inet ? /^\d{1,3}$/ : /^[0-9a-f]{1,4}$/).test(endText)) return null;
  const base = inet ? 10 : 16;
  const count = Number.parseInt(endText, base) - Number.parseInt(first.split(inet ? "." : ":").at(-1) || "0", base) + 1;
  return count >= 2 && count <= 256 ? count : null;
}
