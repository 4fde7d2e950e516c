import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";

/** A flag that a parameter may switch off. Flags of a virtual server are on whatever follows them. */
export function isOn(node: KeepalivedKeyword | null): boolean {
  return node !== null && !/^(off|false|no)$/.test(node.words[1] ?? "");
}
