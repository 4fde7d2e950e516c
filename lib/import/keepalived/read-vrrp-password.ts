import type { KeepalivedKeyword, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { isPassword } from "@/lib/keepalived/vrrp-secret-file";
import type { Vrrp } from "@/lib/model/vrrp";
import { unquoted } from "./section";

/** keepalived takes no more of a password. */
const maxLength = 8;

export type VrrpPassword = {
  /** The line that gives it. */
  readonly node: KeepalivedKeyword;
  readonly password: string;
  readonly type: Vrrp["authenticationType"];
};

/**
 * The password of an `authentication` block, as much of it as keepalived takes; null when there is none, or when it has
 * characters that cannot stand in a file of its own.
 */
export function readVrrpPassword({ block }: KeepalivedKeyword): VrrpPassword | null {
  const type = readVrrpPasswordType(block ?? []);
  const node = last(block ?? [], "auth_pass");
  const password = unquoted(node?.words[1] ?? "").slice(0, maxLength);
  return type === null || node === null || !isPassword(password) ? null : { node, password, type };
}

/** How an `authentication` block has its password used; null = not at all. */
export function readVrrpPasswordType(block: KeepalivedTree): Vrrp["authenticationType"] | null {
  const type = unquoted(last(block, "auth_type")?.words[1] ?? "");
  return type === "PASS" || type === "AH" ? type : null;
}

function last(nodes: KeepalivedTree, keyword: string): KeepalivedKeyword | null {
  return nodes.filter((node) => node.kind === "keyword").findLast(({ words }) => words[0] === keyword) ?? null;
}
