import type { DraftCluster, DraftDirector } from "@/lib/import/draft";
import { keys } from "@/lib/import/keys";
import type { DraftInstance } from "./draft-instance";
import { guessPriority } from "./read-directors";

/** The first instance of a file is the cluster's own, and its priorities and interfaces are those of the directors. */
export function readInstances(
  instances: readonly DraftInstance[],
  directors: readonly DraftDirector[],
): Pick<DraftCluster, "vrrp" | "vrrpInstances" | "vips"> {
  const [first, ...others] = instances.map((instance) => withoutLonelyGroup(instance, instances));
  return {
    vrrp: first?.vrrp ?? null,
    vrrpInstances: others.map((instance) => ({
      ...instance.vrrp,
      id: keys.vrrpInstance(instance.name),
      directors: directors.map((director, index) => overrideOf(instance, director, index)),
    })),
    vips: instances.flatMap(({ name, vips }, index) =>
      vips.map((vip) => ({ ...vip, vrrpInstanceId: index === 0 ? null : keys.vrrpInstance(name) })),
    ),
  };
}

/** What differs on a director from its own; the first director is the one whose file it is. */
function overrideOf(instance: DraftInstance, director: DraftDirector, index: number) {
  const priority = index === 0 ? instance.priority : guessPriority(instance, index);
  return {
    directorId: keys.director(director.name, director.routerId),
    priority: priority === director.priority ? null : priority,
    interface: instance.interface === director.interface ? null : instance.interface,
  };
}

/** A group of one moves together with nobody. */
function withoutLonelyGroup(instance: DraftInstance, all: readonly DraftInstance[]): DraftInstance {
  const together = all.filter(({ vrrp }) => vrrp.syncGroup === instance.vrrp.syncGroup);
  return together.length > 1 ? instance : { ...instance, vrrp: { ...instance.vrrp, syncGroup: null } };
}
