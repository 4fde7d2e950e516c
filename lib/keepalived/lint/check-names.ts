import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { type BlockView, isPartial, viewsOf } from "./block-view";
import { checkReferences } from "./check-references";
import { findIn } from "./find-in";
import { findingAt } from "./finding-at";

/** Blocks with a name, and the lists that refer to them. */
export function checkNames(tree: KeepalivedTree): Finding[] {
  const named = ["vrrp_instance", "vrrp_sync_group", "vrrp_script", "vrrp_track_process", "track_file", "bfd_instance"];
  const users = [...viewsOf([], tree, "vrrp_instance"), ...viewsOf([], tree, "vrrp_sync_group")];
  const unique = [...named, "virtual_server_group"].flatMap((block) => checkUnique(block, viewsOf([], tree, block)));
  if (isPartial(tree)) return unique;
  return [
    ...unique,
    ...checkReferences(tree),
    ...checkUnused(users, viewsOf([], tree, "vrrp_script")),
    ...viewsOf([], tree, "vrrp_sync_group").flatMap((group) => checkGroup(group, viewsOf([], tree, "vrrp_instance"))),
  ];
}

function nameOf({ parameters }: BlockView): string {
  return parameters[0] ?? "";
}

function checkUnique(block: string, views: readonly BlockView[]): Finding[] {
  const first = new Map<string, BlockView>();
  return findIn(views, (view) => {
    const name = nameOf(view);
    const before = first.get(name);
    first.set(name, before ?? view);
    if (before === undefined) return [];
    return [findingAt(view.node, "error", "name.taken", { block, name, line: before.node.place?.line ?? 0 }, 1)];
  });
}

function checkUnused(users: readonly BlockView[], scripts: readonly BlockView[]): Finding[] {
  const used = new Set(users.flatMap((user) => user.lines("track_script").map(({ words }) => words[0])));
  return scripts
    .filter((script) => !used.has(nameOf(script)))
    .map((script) => findingAt(script.node, "warning", "name.unused", { name: nameOf(script) }, 1));
}

function checkGroup(group: BlockView, instances: readonly BlockView[]): Finding[] {
  const names = new Set(instances.map(nameOf));
  const members = group.lines("group").flatMap((node) => node.words.map((name, word) => ({ node, name, word })));
  const unknown = members.filter(({ name }) => !names.has(name));
  const known = members.length - unknown.length;
  return [
    ...unknown.map(({ node, name, word }) => findingAt(node, "error", "sync_group.member_missing", { name }, word)),
    ...(known === 1 ? [findingAt(group.node, "warning", "sync_group.one_member")] : []),
  ];
}
