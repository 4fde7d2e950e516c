import { renderDestination, renderDestinationKey } from "@/lib/ipvs/render-destination";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { checkedServices } from "@/lib/plan/checked-services";
import { cutIds, cutTable, touchedTable, type WeightPush } from "./weight-push";

/** A line for `ipvsadm -R` that is left out while `ipvsadm -Sn` prints `unless`. */
export type GuardedLine = { readonly line: string; readonly unless: string };

type Push = Pick<WeightPush, "model" | "former" | "destinationIds">;

/** The lines of a push; guarded are those of destinations that keepalived may have set to weight 0 by their checks. */
export function weightEdits(push: Push): {
  readonly lines: readonly string[];
  readonly guarded: readonly GuardedLine[];
} {
  const inhibiting = new Set(
    checkedServices(push.model)
      .filter(({ inhibits }) => inhibits)
      .map(({ key }) => serviceKeyText(key)),
  );
  const edits = touchedTable(push).services.flatMap(({ key, destinations }) =>
    destinations.map((destination) => {
      const line = renderDestination("-e", key, destination);
      // The beginning of what -Sn prints: it has no thresholds, and the tunnel comes after the weight.
      const zero = { ...destination, tunnel: null, weight: 0, upperThreshold: 0, lowerThreshold: 0 };
      const unless = renderDestination("-a", key, zero);
      return { line, unless, guarded: destination.weight > 0 && inhibiting.has(serviceKeyText(key)) };
    }),
  );
  return {
    lines: [...comingAndGoing(push), ...edits.filter(({ guarded }) => !guarded).map(({ line }) => line)],
    guarded: edits.filter(({ guarded }) => guarded),
  };
}

/** What is cut goes, and what was cut is added before its edit. The kernel refuses what is so already. */
function comingAndGoing(push: Push): string[] {
  const wereCut = cutIds(push.former);
  const returning = new Set([...push.destinationIds].filter((id) => wereCut.has(id)));
  return [
    ...cutTable(push).services.flatMap(({ key, destinations }) =>
      destinations.map((destination) => renderDestinationKey("-d", key, destination)),
    ),
    ...touchedTable({ ...push, destinationIds: returning }).services.flatMap(({ key, destinations }) =>
      destinations.map((destination) => renderDestination("-a", key, destination)),
    ),
  ];
}
