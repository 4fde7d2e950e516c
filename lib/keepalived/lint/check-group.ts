import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { BlockView } from "./block-view";
import { findingAt } from "./finding-at";

/** The lines of one virtual_server_group. Marks take the family of the addresses beside them, which cannot be two. */
export function checkGroup({ node }: BlockView): Finding[] {
  const lines = (node.block ?? []).filter((line) => line.kind === "keyword");
  const addresses = lines.filter(({ words }) => words[0] !== "fwmark").map(({ words: [address = ""] }) => address);
  const bare = lines.find(({ words }) => words[0] === "fwmark" && words[2] === undefined);
  const mixed = addresses.some((text) => text.includes(":")) && addresses.some((text) => !text.includes(":"));
  if (lines.length === 0) return [findingAt(node, "error", "virtual_server.group_empty")];
  return mixed && bare !== undefined ? [findingAt(bare, "error", "virtual_server.mark_without_family")] : [];
}
