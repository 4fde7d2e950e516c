import type { DesiredDestination } from "@/lib/model/cluster";
import { jsonColumn } from "./json-column";

/** A destination as its row, without the service that it belongs to. */
export function destinationRow({ tunnel, healthChecks, hold, ...destination }: DesiredDestination) {
  return {
    ...destination,
    tunnel: jsonColumn(tunnel),
    healthChecks: jsonColumn(healthChecks),
    hold: jsonColumn(hold ?? null),
  };
}
