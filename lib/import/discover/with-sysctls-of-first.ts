import type { ReportBuilder } from "@/lib/import/report-builder";
import { ipvsSysctlRanges, ipvsSysctlSchema } from "@/lib/model/ipvs-sysctls";
import type { DirectorDraft } from "./draft-director";
import { placeOfListed } from "./listed-place";

/**
 * The kernel settings of the first director for all of them; each that another one has otherwise is said. Whatever else
 * differs is said when the drafts are merged.
 */
export function withSysctlsOfFirst(drafts: readonly DirectorDraft[], report: ReportBuilder): DirectorDraft[] {
  const [first, ...others] = drafts;
  if (first === undefined) return [];
  for (const other of others) reportSysctls(first, other, report);
  const sysctls = first.draft?.ipvs.sysctls ?? {};
  return drafts.map((one) =>
    one.draft === null ? one : { ...one, draft: { ...one.draft, ipvs: { ...one.draft.ipvs, sysctls } } },
  );
}

function reportSysctls(first: DirectorDraft, { name: prefix, found }: DirectorDraft, report: ReportBuilder): void {
  const { at } = placeOfListed({ report, prefix: `${prefix}:` });
  for (const [index, name] of ipvsSysctlSchema.options.entries()) {
    const [taken, own] = [first.found.sysctls[name], found.sysctls[name]];
    // What depends on the memory differs between machines, and is not taken over.
    const isComparable = own !== undefined && taken !== undefined && ipvsSysctlRanges[name].standard !== null;
    if (!isComparable || own === taken) continue;
    const params = { name, taken, director: first.name };
    report.warning(at("sysctl", index + 1, `net.ipv4.vs.${name} = ${own}`), "discover.sysctl_differs", params);
  }
}
