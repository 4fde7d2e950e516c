import { type Section, unquoted } from "./section";

/** The number of the vrrp_sync_group in which each instance is, by the instance's name; the first group is 1. */
export function readSyncGroups(file: Section): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const [index, node] of file.all("vrrp_sync_group").entries()) {
    const section = file.inside(node);
    for (const group of section.all("group")) {
      const names = section.inside(group);
      for (const line of names.nodes) {
        if (line.kind === "comment") continue;
        names.take(line);
        for (const name of line.words) numbers.set(unquoted(name), index + 1);
      }
      names.finish();
    }
    section.finish();
  }
  return numbers;
}
