import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import { parseAddress } from "@/lib/model/address";

const protocols = ["TCP", "UDP", "SCTP"];

/**
 * What a block is called among its like: its words, and the protocol of a virtual server, two of which may share address
 * and port. keepalived takes UDP where none is said.
 */
export function blockLabel({ words, block }: KeepalivedKeyword): string {
  if (words[0] !== "virtual_server" || parseAddress(words[1] ?? "") === null) return words.join(" ");
  const line = (block ?? [])
    .filter((node) => node.kind === "keyword")
    .findLast((node) => node.words[0]?.toLowerCase() === "protocol");
  return [...words, (line?.words[1] ?? "UDP").toUpperCase()].join(" ");
}

/** The words of a block that has this label. */
export function wordsOfLabel(label: string): string {
  const words = label.split(" ");
  const isProtocol = words[0] === "virtual_server" && protocols.includes(words.at(-1) ?? "");
  return isProtocol ? words.slice(0, -1).join(" ") : label;
}
