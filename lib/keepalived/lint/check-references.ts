import { wordValue } from "@/lib/keepalived/keywords/word-value";
import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { KeepalivedKeyword, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { type BlockView, viewsOf } from "./block-view";
import { findIn } from "./find-in";
import { findingAt } from "./finding-at";

/** A name, where it stands (`word` of `node`), and the block that must define it. */
type Reference = { readonly node: KeepalivedKeyword; readonly word: number; readonly block: string };

/** Trackers by their names. keepalived looks a name up where it reads it: what is defined further down is not there yet. */
export function checkReferences(tree: KeepalivedTree): Finding[] {
  const positions = new Map(tree.map((node, position) => [node, position]));
  const definitions = new Map(definers.map((block) => [block, firstByName(viewsOf([], tree, block))]));
  const users = ["vrrp_instance", "vrrp_sync_group", "virtual_server"].flatMap((block) => viewsOf([], tree, block));
  return findIn(users, (user) =>
    referencesOf(user).flatMap((reference): Finding[] => {
      const { node, word, block } = reference;
      const name = wordValue(node.words[word] ?? "");
      const definition = definitions.get(block)?.get(name);
      if (definition === undefined) return [findingAt(node, "error", "name.missing", { block, name }, word)];
      if ((positions.get(definition) ?? 0) < (positions.get(user.node) ?? 0)) return [];
      const params = { block, name, line: definition.place?.line ?? 0 };
      return [findingAt(node, "error", "name.too_late", params, word)];
    }),
  );
}

const definers = ["vrrp_script", "vrrp_track_process", "track_file", "bfd_instance"];

function firstByName(views: readonly BlockView[]): Map<string, KeepalivedKeyword> {
  return new Map(views.toReversed().map(({ parameters: [name = ""], node }) => [name, node]));
}

function referencesOf(user: BlockView): Reference[] {
  const lists = [
    ["track_script", "vrrp_script"],
    ["track_process", "vrrp_track_process"],
    ["track_file", "track_file"],
    ["track_bfd", "bfd_instance"],
  ] as const;
  const listed = lists.flatMap(([list, block]) => user.lines(list).map((node) => ({ node, word: 0, block })));
  return [...listed, ...user.blocks("real_server").flatMap(checkerReferences)];
}

function checkerReferences(real: BlockView): Reference[] {
  const files = real.blocks("FILE_CHECK").flatMap((check) => check.all("track_file"));
  const neighbours = real.blocks("BFD_CHECK").flatMap((check) => check.all("name"));
  return [
    ...files.map((node) => ({ node, word: 1, block: "track_file" })),
    ...neighbours.map((node) => ({ node, word: 1, block: "bfd_instance" })),
  ];
}
