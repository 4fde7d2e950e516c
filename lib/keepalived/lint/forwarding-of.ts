import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";

/** The method that an lvs_method line sets; null = none that keepalived knows. */
export function forwardingOf(node: KeepalivedKeyword | null): "NAT" | "DR" | "TUN" | null {
  const word = node?.words[1];
  return word === "NAT" || word === "DR" || word === "TUN" ? word : null;
}
