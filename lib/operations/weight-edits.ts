import { renderDestination } from "@/lib/ipvs/render-destination";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { checkedServices } from "@/lib/plan/checked-services";
import { touchedTable, type WeightPush } from "./weight-push";

/** A line for `ipvsadm -R` that is left out while `ipvsadm -Sn` prints `unless`. */
export type GuardedLine = { readonly line: string; readonly unless: string };

/** The lines of a push; guarded are those of destinations that keepalived may have set to weight 0 by their checks. */
export function weightEdits(push: Pick<WeightPush, "model" | "destinationIds">): {
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
    lines: edits.filter(({ guarded }) => !guarded).map(({ line }) => line),
    guarded: edits.filter(({ guarded }) => guarded),
  };
}
