import type { IpvsService, IpvsTable } from "@/lib/ipvs/model";
import { planTableEdits } from "@/lib/ipvs/plan-table-edits";
import type { ServiceKey } from "@/lib/model/service-key";
import { serviceKeyText } from "@/lib/model/service-key-text";

export type KernelEdits = {
  /** For `ipvsadm -R`. */
  readonly lines: readonly string[];
  /** What turns the wanted services back into the observed ones. */
  readonly undo: readonly string[];
};

/** The fewest edits of our services, with their way back. */
export function kernelEdits(
  wanted: readonly IpvsService[],
  observed: IpvsTable,
  ownedKeys: readonly ServiceKey[],
): KernelEdits {
  const owned = new Set(ownedKeys.map(serviceKeyText));
  const before = observed.services.filter(({ key }) => owned.has(serviceKeyText(key)));
  const wantedKeys = wanted.map(({ key }) => key);
  return {
    lines: planTableEdits(wanted, observed, ownedKeys),
    undo: planTableEdits(before, { services: wanted }, [...ownedKeys, ...wantedKeys]),
  };
}
