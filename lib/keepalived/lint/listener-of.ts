import type { BlockView } from "./block-view";

/** What a virtual server listens on, as far as rules ask for it. */
export type Listener = {
  readonly isGroup: boolean;
  /** A firewall mark, alone or among the addresses of a group. */
  readonly hasMark: boolean;
  /** Of its addresses; "0" = all. */
  readonly ports: readonly string[];
};

/** A group that is not there has nothing. */
export function listenerOf(
  { parameters: [kind = "", second] }: BlockView,
  groups: ReadonlyMap<string, BlockView>,
): Listener {
  if (kind === "fwmark") return { isGroup: false, hasMark: true, ports: [] };
  if (kind !== "group") return { isGroup: false, hasMark: false, ports: [second ?? "0"] };
  const lines = (groups.get(second ?? "")?.node.block ?? []).filter((node) => node.kind === "keyword");
  const [marks, addresses] = [true, false].map((mark) => lines.filter(({ words }) => (words[0] === "fwmark") === mark));
  return {
    isGroup: true,
    hasMark: (marks ?? []).length > 0,
    ports: (addresses ?? []).map(({ words }) => words[1] ?? "0"),
  };
}
