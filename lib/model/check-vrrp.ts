import { familyOf } from "./address";
import type { DesiredCluster } from "./cluster";
import { findRepeats } from "./find-repeats";
import { placedInstances } from "./placed-instances";
import { errorAt, type Problem } from "./problem";
import type { Vrrp } from "./vrrp";

/** VRRP version 3, which IPv6 needs, counts centiseconds in 12 bits: 40.95 s at most (RFC 5798 5.2.7). */
const maxAdvertIntervalV3Sec = 40;

type Place = { readonly id: string | null; readonly vrrp: Vrrp; readonly path: Problem["path"] };

/** The rules of the VRRP instances: each of its own, and between them. */
export function checkVrrp(cluster: DesiredCluster): Problem[] {
  const own: Place[] = cluster.vrrp === null ? [] : [{ id: null, vrrp: cluster.vrrp, path: ["vrrp"] }];
  const places = [
    ...own,
    ...cluster.vrrpInstances.map((vrrp, index): Place => ({ id: vrrp.id, vrrp, path: ["vrrpInstances", index] })),
  ];
  return [
    ...places.flatMap((place) => checkInstance(cluster, place)),
    ...findRepeats(places, ({ vrrp }) => vrrp.virtualRouterId).flatMap(([index]) =>
      errorsAt(places[index], "virtualRouterId", "vrrp.vrid_duplicate"),
    ),
    ...findRepeats(places, ({ id }) => id ?? "").flatMap(([index]) =>
      errorsAt(places[index], "id", "vrrp.instance_duplicate"),
    ),
    ...cluster.vrrpInstances.flatMap((_, index) => checkPriorities(cluster, index)),
    ...cluster.vips.flatMap(({ vrrpInstanceId }, index) =>
      vrrpInstanceId === null || cluster.vrrpInstances.some(({ id }) => id === vrrpInstanceId)
        ? []
        : [errorAt(["vips", index, "vrrpInstanceId"], "vip.vrrp_instance_missing")],
    ),
  ];
}

function checkInstance(cluster: DesiredCluster, { id, vrrp, path }: Place): Problem[] {
  const vips = cluster.vips.filter(({ vrrpInstanceId }) => vrrpInstanceId === id);
  const inet6 = [...cluster.directors, ...vips].some(({ address }) => familyOf(address) === "inet6");
  const [director] = cluster.directors;
  const placed = director && placedInstances(cluster, director).find((one) => one.id === id);
  const v3 = vrrp.version === 3 || placed?.family === "inet6";
  return [
    ...((inet6 || v3) && vrrp.advertIntervalSec > maxAdvertIntervalV3Sec
      ? [errorAt([...path, "advertIntervalSec"], "vrrp.advert_v3", { max: maxAdvertIntervalV3Sec })]
      : []),
    ...(vrrp.version === 2 && placed?.family === "inet6" ? [errorAt([...path, "version"], "vrrp.version_inet6")] : []),
    ...(vrrp.authentication !== null && v3 ? [errorAt([...path, "authentication"], "vrrp.authentication_v3")] : []),
    ...(vrrp.authentication === null && vrrp.authenticationType === "AH"
      ? [errorAt([...path, "authenticationType"], "vrrp.authentication_missing")]
      : []),
    ...(vrrp.vmacXmitBase && !vrrp.useVmac ? [errorAt([...path, "vmacXmitBase"], "vrrp.vmac_off")] : []),
    ...(vrrp.preemptDelaySec > 0 && !vrrp.preempt
      ? [errorAt([...path, "preemptDelaySec"], "vrrp.preempt_delay_off")]
      : []),
    ...vrrp.trackers.flatMap(({ weight }, index) =>
      vrrp.syncGroup !== null && weight !== 0
        ? [errorAt([...path, "trackers", index, "weight"], "tracker.weight_in_group")]
        : [],
    ),
  ];
}

/** As for the directors' own priorities: with equal ones it is left to chance who becomes master. */
function checkPriorities({ directors, vrrpInstances }: DesiredCluster, index: number): Problem[] {
  const overrides = vrrpInstances[index]?.directors ?? [];
  const priorities = directors.map(
    ({ id, priority }) => overrides.find(({ directorId }) => directorId === id)?.priority ?? priority,
  );
  return findRepeats(priorities, (priority) => priority).length === 0
    ? []
    : [errorAt(["vrrpInstances", index, "directors"], "vrrp.duplicate_priority")];
}

function errorsAt(place: Place | undefined, field: string, code: string): Problem[] {
  return place === undefined ? [] : [errorAt([...place.path, field], code)];
}
