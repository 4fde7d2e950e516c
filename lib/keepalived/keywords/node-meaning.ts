import type { KeepalivedKeyword, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { canonicalLine } from "./canonical-line";
import { type BlockPath, blockOf, keywordOf } from "./keyword-of";
import type { BlockSpec } from "./model";

/** The node whose block another one stands in, with its own owner. */
export type Owner = { readonly node: KeepalivedKeyword; readonly owner: Owner | null };

/** One keyword of a block, understood as far as the table goes. */
export type NodeMeaning = {
  readonly node: KeepalivedKeyword;
  /** The keyword's own name; in a list, and of unknown keywords, what the line begins with. */
  readonly name: string;
  /** With the name, what tells this node from its like; not yet which of several equal ones it is. */
  readonly identity: string;
  /** The whole line in its one spelling. */
  readonly line: string;
  /** Several of them are several things, in any order. */
  readonly repeatable: boolean;
  /** Saying nothing would be the same. */
  readonly isDefault: boolean;
  /** Where its block's keywords are looked up. */
  readonly path: BlockPath;
  readonly owner: Owner | null;
};

/** Whether the order of a block's lines can matter: nobody knows of unknown ones, and routes and rules build on each other. */
export function isOrdered(path: BlockPath): boolean {
  return (
    blockOf(path) === null ||
    ["static_routes", "static_rules", "virtual_routes", "virtual_rules"].includes(path.at(-1) ?? "")
  );
}

/** The meaning of each keyword of a block. */
export function meaningsOf(path: BlockPath, nodes: KeepalivedTree, owner: Owner | null): NodeMeaning[] {
  const block = blockOf(path);
  return nodes.filter((node) => node.kind === "keyword").map((node) => meaningOf(path, block, node, owner));
}

function meaningOf(
  path: BlockPath,
  block: BlockSpec | null,
  node: KeepalivedKeyword,
  owner: Owner | null,
): NodeMeaning {
  const [word = ""] = node.words;
  const base = { node, owner, isDefault: false };
  if (block !== null && "lines" in block) {
    const values = canonicalLine(block.lines, withInterface(path, node.words, owner), 0);
    const line = values.join(" ");
    const identity = block.lines.options === undefined ? line : (values[0] ?? "");
    return { ...base, name: "", identity, line, repeatable: true, path: [...path, word] };
  }
  const spec = keywordOf(path, word);
  if (spec === null) {
    const line = node.words.join(" ");
    return { ...base, name: word, identity: "", line, repeatable: false, path: [...path, word] };
  }
  const values = canonicalLine(spec, withPort(spec.name, node.words, owner), 1);
  const line = [spec.name, ...values].join(" ");
  const repeatable = spec.repeatable === true;
  const identity = repeatable ? `${values.join(" ")}${protocolOf(spec.name, node)}` : "";
  const isDefault = spec.omittable === true && node.block === null && values.join(" ") === spec.default;
  return { ...base, name: spec.name, identity, line, repeatable, isDefault, path: [...path, spec.name] };
}

/** A real server without a port, or with port 0, has that of its virtual server. */
function withPort(name: string, words: readonly string[], owner: Owner | null): readonly string[] {
  const listener = owner?.node.words ?? [];
  const port = ["fwmark", "group"].includes(listener[1] ?? "") ? undefined : listener[2];
  if (name !== "real_server" || port === undefined || (words[2] ?? "0") !== "0") return words;
  return [...words.slice(0, 2), port, ...words.slice(3)];
}

/** A virtual address without a device goes to the interface of its instance. */
function withInterface(path: BlockPath, words: readonly string[], owner: Owner | null): readonly string[] {
  const isAddress = ["virtual_ipaddress", "virtual_ipaddress_excluded"].includes(path.at(-1) ?? "");
  if (!isAddress || words.includes("dev") || words.includes("use_vmac")) return words;
  const lines = owner?.owner?.node.block?.filter((node) => node.kind === "keyword") ?? [];
  const name = lines.findLast((line) => line.words[0] === "interface")?.words[1];
  return name === undefined ? words : [...words, "dev", name];
}

/** Two virtual servers may share address and port; a mark stands for packets of any protocol. */
function protocolOf(name: string, { block, words }: KeepalivedKeyword): string {
  if (name !== "virtual_server" || words[1] === "fwmark") return "";
  const protocol = block?.find((child) => child.kind === "keyword" && child.words[0] === "protocol");
  return ` ${protocol?.kind === "keyword" ? (protocol.words[1] ?? "").toUpperCase() : "UDP"}`;
}
