import type { IpvsTable } from "@/lib/ipvs/model";
import { renderSave } from "@/lib/ipvs/render-save";
import { managedHeader } from "@/lib/shell/managed-header";

/** The rules file of a director with engine ipvsadm: our header, then the lines that `ipvsadm -Sn` would print. */
export function renderRules(clusterId: string, table: IpvsTable): string {
  return `${managedHeader(clusterId)}\n${renderSave(table)}`;
}
