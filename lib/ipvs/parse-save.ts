import type { Checked } from "@/lib/model/problem";
import { FaultList } from "./listing/fault-list";
import { readLines } from "./listing/read-lines";
import type { IpvsTable } from "./model";
import { readRules } from "./read-rules";

/**
 * Parses `ipvsadm -S -n` (ipvsadm 1.27 to 1.31), and what `renderSave` writes. Empty output is an empty table. A line
 * that is not fully understood makes the whole table unknown: a table with a service left out would be taken for a
 * table without it.
 *
 * Marks above 2^31-1, which ipvsadm prints negative, come out right. Thresholds are null where no line gives them.
 */
export function parseSave(text: string): Checked<IpvsTable> {
  const faults = new FaultList();
  const value = readRules(readLines(text, faults), faults);
  return faults.isEmpty ? { ok: true, value } : { ok: false, problems: faults.problems };
}
