import type { ImportLine, ImportResult } from "@/lib/import/model";
import { ReportBuilder } from "@/lib/import/report-builder";
import { checkConsistency } from "@/lib/model/check-consistency";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { Problem } from "@/lib/model/problem";
import type { Vrrp } from "@/lib/model/vrrp";

export type PreviewProblems = {
  /** Paths begin with `clusters` and their index. */
  readonly problems: readonly Problem[];
  /** The same at the lines where what they are about was read, as far as that is known. */
  readonly lines: readonly ImportLine[];
};

/** What contradicts itself in clusters that nobody has created yet. */
export function previewProblems({ clusters, places }: Pick<ImportResult, "clusters" | "places">): PreviewProblems {
  const report = new ReportBuilder();
  const problems = clusters.flatMap((cluster, index) =>
    checkConsistency(asSealed(cluster)).map((problem) => {
      const [part = "", number] = problem.path;
      const place = places.get(`${part}.${number}`) ?? places.get(`${part}`);
      if (place !== undefined) report.problem(place, problem);
      return { ...problem, path: ["clusters", index, ...problem.path] };
    }),
  );
  return { problems, lines: report.finish().report };
}

/** An import seals its passwords; where an instance wants the header of AH there is one. */
function asSealed(cluster: DesiredCluster): DesiredCluster {
  const { vrrp, vrrpInstances } = cluster;
  return { ...cluster, vrrp: vrrp === null ? null : withSecret(vrrp), vrrpInstances: vrrpInstances.map(withSecret) };
}

function withSecret<T extends Vrrp>(vrrp: T): T {
  return vrrp.authenticationType === "AH" ? { ...vrrp, authentication: { secretId: "", sha256: "" } } : vrrp;
}
