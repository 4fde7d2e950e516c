import { familyOf } from "./address";
import type { DesiredCluster } from "./cluster";
import { findRepeats } from "./find-repeats";
import { errorAt, type Problem } from "./problem";

/**
 * Directors of one cluster differ in host, address and priority: with equal priorities it is left to chance who becomes
 * master. Their addresses have one family, because they send their VRRP adverts to each other by unicast.
 */
export function checkDirectors({ directors }: DesiredCluster): Problem[] {
  const [first] = directors;
  return [
    ...findRepeats(directors, ({ hostId }) => hostId).map(([index]) =>
      errorAt(["directors", index, "hostId"], "director.duplicate_host"),
    ),
    ...findRepeats(directors, ({ address }) => address).map(([index, earlier]) =>
      errorAt(["directors", index, "address"], "director.duplicate_address", { name: directors[earlier]?.name ?? "" }),
    ),
    ...findRepeats(directors, ({ priority }) => priority).map(([index, earlier]) =>
      errorAt(["directors", index, "priority"], "director.duplicate_priority", {
        name: directors[earlier]?.name ?? "",
      }),
    ),
    ...directors.flatMap(({ address }, index) =>
      first !== undefined && familyOf(address) !== familyOf(first.address)
        ? [errorAt(["directors", index, "address"], "director.mixed_families")]
        : [],
    ),
  ];
}
