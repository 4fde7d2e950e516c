import type { Checked } from "@/lib/model/problem";
import { exactCounterColumns, type IpvsCounters } from "./listing/counter-columns";
import { parseServices } from "./listing/parse-services";
import type { ListedService } from "./listing/read-services";

export type { IpvsCounters } from "./listing/counter-columns";

export type IpvsStats = readonly ListedService<IpvsCounters, IpvsCounters>[];

/**
 * Parses `ipvsadm -Ln --stats --exact`. Without `--exact` ipvsadm abbreviates from 10^8 on ("124168K"), which is not
 * taken for a number here.
 */
export function parseStats(text: string): Checked<IpvsStats> {
  return parseServices(text, exactCounterColumns);
}
