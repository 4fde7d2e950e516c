import type { IpvsTable } from "@/lib/ipvs/model";
import { parseSave } from "@/lib/ipvs/parse-save";
import { type Checked, errorAt } from "@/lib/model/problem";
import { readManagedHeader } from "@/lib/shell/managed-header";

export type Rules = { readonly clusterId: string; readonly table: IpvsTable };

/** Reads a rules file back: which services on this director are ours. A file without our header is nobody we know. */
export function parseRules(content: string): Checked<Rules> {
  const clusterId = readManagedHeader(content);
  if (clusterId === null) return { ok: false, problems: [errorAt([], "plan.foreign_file")] };
  const table = parseSave(content.slice(content.indexOf("\n") + 1));
  return table.ok ? { ok: true, value: { clusterId, table: table.value } } : table;
}
