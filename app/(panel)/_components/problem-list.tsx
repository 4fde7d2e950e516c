"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ClusterProblem, clusterHealth } from "@/components/cluster/cluster-health";
import { ServiceMark } from "@/components/cluster/service-mark";
import type { KnownCluster } from "@/components/cluster/use-clusters";
import { useFreshSnapshots } from "@/components/live/use-fresh-snapshots";
import { useLive } from "@/components/live/use-live";
import { useSampleProblem } from "@/components/live/use-sample-problem";
import { Panel } from "@/components/ui/panel";
import { StatusMark } from "@/components/ui/status-mark";
import type { ClusterResource } from "@/lib/api/resources/cluster";

/** Everything that needs somebody, of all clusters; when there is nothing, that is said, too. */
export function ProblemList({ clusters }: { clusters: readonly KnownCluster[] }) {
  const t = useTranslations("clusters.overview");
  const { snapshots, connection } = useLive();
  const fresh = useFreshSnapshots();
  const problems = clusters.flatMap(({ cluster }) =>
    cluster === null ? [] : clusterHealth(cluster, snapshots, fresh).problems.map((problem) => ({ cluster, problem })),
  );
  const known = connection !== "connecting" && clusters.every(({ cluster }) => cluster !== null);
  return (
    <Panel title={t("problems")} padding={problems.length === 0 ? "normal" : "none"}>
      {!known ? (
        <StatusMark shape="circle-dashed" tone="unclear">
          {t("notKnown")}
        </StatusMark>
      ) : problems.length === 0 ? (
        <StatusMark shape="circle" tone="good">
          {t("noProblems")}
        </StatusMark>
      ) : (
        <ul className="divide-y divide-separator">
          {problems.map(({ cluster, problem }) => (
            <li
              key={`${cluster.id} ${keyOf(problem)}`}
              className="flex min-h-9 flex-wrap items-center gap-x-4 px-4 py-1"
            >
              <ProblemLine cluster={cluster} problem={problem} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ProblemLine({ cluster, problem }: { cluster: ClusterResource; problem: ClusterProblem }) {
  const t = useTranslations("clusters.overview");
  const explain = useSampleProblem();
  const base = `/clusters/${cluster.id}`;
  const where = (
    <Link className="text-muted hover:underline" href={`${base}/services`}>
      {cluster.name}
    </Link>
  );
  switch (problem.kind) {
    case "service":
      return (
        <>
          <span className="w-40">
            <ServiceMark state={problem.state} />
          </span>
          <Link className="font-medium hover:underline" href={`${base}/services/${problem.service.id}`}>
            {problem.service.name}
          </Link>
          {where}
        </>
      );
    case "vip":
      return (
        <>
          <span className="w-40">
            <StatusMark shape="diamond" tone="bad">
              {t(`vip.${problem.holding.kind}`)}
            </StatusMark>
          </span>
          <span className="font-mono text-[13px]">{problem.vip.address}</span>
          {where}
        </>
      );
    case "director":
      return (
        <>
          <span className="w-40">
            <StatusMark shape="circle-dashed" tone="caution">
              {t("director.unknown")}
            </StatusMark>
          </span>
          <Link className="font-medium hover:underline" href={`${base}/directors`}>
            {problem.director.name}
          </Link>
          {problem.problem === null ? null : <span>{explain(problem.problem)}</span>}
          {where}
        </>
      );
    case "drift":
      return (
        <>
          <span className="w-40">
            <StatusMark
              shape={problem.drift.alarms > 0 ? "diamond" : "circle-quarter"}
              tone={problem.drift.alarms > 0 ? "bad" : "caution"}
            >
              {t("drift")}
            </StatusMark>
          </span>
          <Link className="font-medium hover:underline" href={`${base}/drift`}>
            {t("driftCount", { count: problem.drift.count })}
          </Link>
          {where}
        </>
      );
    case "keepalived":
      return (
        <>
          <span className="w-40">
            <StatusMark shape="diamond" tone="bad">
              {t("director.stopped")}
            </StatusMark>
          </span>
          <Link className="font-medium hover:underline" href={`${base}/directors`}>
            {problem.director.name}
          </Link>
          {where}
        </>
      );
  }
}

function keyOf(problem: ClusterProblem): string {
  switch (problem.kind) {
    case "service":
      return problem.service.id;
    case "vip":
      return problem.vip.id;
    case "director":
    case "keepalived":
      return problem.director.id;
    case "drift":
      return "drift";
  }
}
