import type { Checked } from "@/lib/model/problem";
import { FaultList } from "./fault-list";
import { readLines } from "./read-lines";
import { type ListedService, type ListingColumns, readServices } from "./read-services";

/**
 * Parses a listing whose variant is known. As in `parseSave`, one line that is not understood makes the whole listing
 * unknown: a listing with a service left out would be taken for a table without it.
 */
export function parseServices<S extends object, D extends object>(
  text: string,
  columns: ListingColumns<S, D>,
): Checked<ListedService<S, D>[]> {
  const faults = new FaultList();
  const value = readServices(readLines(text, faults), columns, faults);
  return faults.isEmpty ? { ok: true, value } : { ok: false, problems: faults.problems };
}
