import type { KeepalivedKeyword, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { canonicalLine } from "./canonical-line";
import { type BlockPath, blockOf, keywordOf } from "./keyword-of";
import type { BlockSpec } from "./model";

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
  /** Where its block's keywords are looked up. */
  readonly path: BlockPath;
};

/** Whether the order of a block's lines can matter: nobody knows of unknown ones, and routes and rules build on each other. */
export function isOrdered(path: BlockPath): boolean {
  return (
    blockOf(path) === null ||
    ["static_routes", "static_rules", "virtual_routes", "virtual_rules"].includes(path.at(-1) ?? "")
  );
}

/** The meaning of each keyword of a block; `owner` is the node whose block it is. */
export function meaningsOf(path: BlockPath, nodes: KeepalivedTree, owner: KeepalivedKeyword | null): NodeMeaning[] {
  const block = blockOf(path);
  return nodes.filter((node) => node.kind === "keyword").map((node) => meaningOf(path, block, node, owner));
}

function meaningOf(
  path: BlockPath,
  block: BlockSpec | null,
  node: KeepalivedKeyword,
  owner: KeepalivedKeyword | null,
): NodeMeaning {
  const [word = ""] = node.words;
  if (block !== null && "lines" in block) {
    const values = canonicalLine(block.lines, node.words, 0);
    const line = values.join(" ");
    const identity = block.lines.options === undefined ? line : (values[0] ?? "");
    return { node, name: "", identity, line, repeatable: true, path: [...path, word] };
  }
  const spec = keywordOf(path, word);
  if (spec === null) {
    const line = node.words.join(" ");
    return { node, name: word, identity: "", line, repeatable: false, path: [...path, word] };
  }
  const values = canonicalLine(spec, withPort(spec.name, node.words, owner), 1);
  const line = [spec.name, ...values].join(" ");
  const repeatable = spec.repeatable === true;
  const identity = repeatable ? `${values.join(" ")}${protocolOf(spec.name, node)}` : "";
  return { node, name: spec.name, identity, line, repeatable, path: [...path, spec.name] };
}

/** A real server without a port, or with port 0, has that of its virtual server. */
function withPort(name: string, words: readonly string[], owner: KeepalivedKeyword | null): readonly string[] {
  const byAddress = owner !== null && !["fwmark", "group"].includes(owner.words[1] ?? "");
  const port = byAddress ? owner.words[2] : undefined;
  if (name !== "real_server" || port === undefined || (words[2] ?? "0") !== "0") return words;
  return [...words.slice(0, 2), port, ...words.slice(3)];
}

/** Two virtual servers may share address and port. */
function protocolOf(name: string, { block }: KeepalivedKeyword): string {
  if (name !== "virtual_server") return "";
  const protocol = block?.find((child) => child.kind === "keyword" && child.words[0] === "protocol");
  return ` ${protocol?.kind === "keyword" ? (protocol.words[1] ?? "").toUpperCase() : "UDP"}`;
}
