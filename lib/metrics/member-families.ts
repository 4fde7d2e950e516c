import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import type { IpvsService } from "@/lib/ipvs/model";
import { memberState } from "@/lib/live/member-state";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { checkedServices } from "@/lib/plan/checked-services";
import type { Family, Labels } from "./exposition";
import { stateSet } from "./families";
import { kernelLabels } from "./kernel-labels";
import type { DirectorScene } from "./scene";

/** The states of lib/live/member-state.ts that something in force can be in. */
const states = ["up", "draining", "drained", "down", "drift", "unknown"] as const;

/** What each destination that is in force is, seen from each fresh director. */
export function memberFamilies(scenes: readonly DirectorScene[]): Family[] {
  const values = scenes.filter(({ isFresh }) => isFresh).flatMap(membersOf);
  const help = "What a destination that is in force is on a director, by what was asked and what the kernel shows.";
  return [stateSet("signalbox_member_state", help, { label: "state", states }, values)];
}

function membersOf({ cluster: { applied }, labels, snapshot }: DirectorScene): [Labels, string][] {
  if (applied === null || snapshot === null) return [];
  const checked = new Set(checkedServices(applied.model).map(({ key }) => serviceKeyText(key)));
  const kernel = new Map(snapshot.services.map((service) => [service.key, service]));
  return applied.table.services.flatMap((service: IpvsService) => {
    const key = serviceKeyText(service.key);
    const live = new Map(kernel.get(key)?.destinations.map((each) => [each.key, each]));
    return service.destinations.map((destination): [Labels, string] => {
      const state = memberState({
        desired: { appliedWeight: destination.weight, hold: null },
        live: live.get(destinationKeyText(destination)) ?? null,
        sampled: true,
        checked: checked.has(key),
      });
      const name = applied.serviceNames.get(key) ?? "";
      return [{ ...labels, service: name, ...kernelLabels(key, destination) }, state.kind];
    });
  });
}
