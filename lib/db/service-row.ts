import type { DesiredService } from "@/lib/model/cluster";
import { jsonColumn } from "./json-column";
import { listenerRows } from "./listener-rows";

/** A service as its rows, without its destinations. */
export function serviceRow(service: DesiredService, clusterId: string) {
  const { destinations: _, listener, persistence, ...columns } = service;
  return {
    ...columns,
    ...listenerRows(listener, clusterId),
    clusterId,
    persistence: jsonColumn(persistence),
  };
}
