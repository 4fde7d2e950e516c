import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { KeepalivedKeyword, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { viewsOf } from "./block-view";
import { findIn } from "./find-in";
import { findingAt } from "./finding-at";

/** Routes and rules, of which only that is looked at which keepalived says of every second one. */
export function checkRoutes(tree: KeepalivedTree): Finding[] {
  const instances = viewsOf([], tree, "vrrp_instance");
  const listed = (list: string) => instances.flatMap((instance) => instance.all(list));
  const top = (list: string) => viewsOf([], tree, list).map(({ node }) => node);
  return [
    ...findIn(lines([...top("static_routes"), ...listed("virtual_routes")]), checkRoute),
    ...findIn(lines([...top("static_rules"), ...listed("virtual_rules")]), checkRule),
  ];
}

function lines(blocks: readonly KeepalivedKeyword[]): KeepalivedKeyword[] {
  return blocks.flatMap(({ block }) => (block ?? []).filter((node) => node.kind === "keyword"));
}

function checkRoute(node: KeepalivedKeyword): Finding[] {
  const tracked = ["dev", "oif", "no_track"].some((word) => node.words.includes(word));
  return tracked ? [] : [findingAt(node, "warning", "route.interface_missing")];
}

function checkRule(node: KeepalivedKeyword): Finding[] {
  const ordered = ["preference", "order", "priority"].some((word) => node.words.includes(word));
  return ordered ? [] : [findingAt(node, "warning", "route.preference_missing")];
}
