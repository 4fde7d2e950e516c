import type { KeepalivedKeyword, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { isPassword } from "@/lib/keepalived/vrrp-secret-file";
import { unquoted } from "./section";

/** keepalived takes no more of a password. */
const maxLength = 8;

export type VrrpPassword = {
  /** The line that gives it. */
  readonly node: KeepalivedKeyword;
  readonly password: string;
};

/**
 * The password of an `authentication` block, as much of it as keepalived takes; null when there is none, when it is that
 * of IPsec AH, or has characters that cannot stand in a file of its own.
 */
export function readVrrpPassword({ block }: KeepalivedKeyword): VrrpPassword | null {
  const type = last(block ?? [], "auth_type");
  const node = last(block ?? [], "auth_pass");
  const password = unquoted(node?.words[1] ?? "").slice(0, maxLength);
  if (unquoted(type?.words[1] ?? "") !== "PASS" || node === null || !isPassword(password)) return null;
  return { node, password };
}

function last(nodes: KeepalivedTree, keyword: string): KeepalivedKeyword | null {
  return nodes.filter((node) => node.kind === "keyword").findLast(({ words }) => words[0] === keyword) ?? null;
}
