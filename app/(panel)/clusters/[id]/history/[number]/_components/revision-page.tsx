"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCluster } from "@/components/cluster/cluster-context";
import { useQueryState } from "@/components/cluster/use-query-state";
import { useCan } from "@/components/shell/session";
import { DefinitionList } from "@/components/ui/definition-list";
import { DiffView } from "@/components/ui/diff-view";
import { Disclosure } from "@/components/ui/disclosure";
import { ErrorState } from "@/components/ui/error-state";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type RevisionComparison, revisionComparisonSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";
import { RestoreRevision } from "./restore-revision";

/** One applied state: who, why, and what it had on the hosts, compared with any other. */
export function RevisionPage({ number }: { number: number }) {
  const t = useTranslations("clusters.history");
  const cluster = useCluster();
  const canEdit = useCan("cluster.edit");
  const [chosen, setChosen] = useQueryState("against");
  const against = chosen === "" ? String(number - 1) : chosen;
  const path = `${apiPath`/clusters/${cluster.id}/revisions/${String(number)}`}?against=${encodeURIComponent(against)}`;
  const { data, error, refetch } = useResource(revisionComparisonSchema, path);
  const others = Array.from({ length: cluster.appliedRevision + 1 }, (_, index) => cluster.appliedRevision - index);
  return (
    <div className="flex flex-col gap-4">
      <Panel title={t("revision", { number })}>
        {data === undefined ? null : <About comparison={data} />}
        {canEdit ? <RestoreRevision cluster={cluster} number={number} /> : null}
      </Panel>
      <Panel title={t("compared")} description={t("comparedAbout")}>
        <div className="flex flex-col gap-4">
          <SelectField
            className="w-64"
            label={t("against")}
            value={against}
            onChange={setChosen}
            choices={others
              .filter((other) => other !== number)
              .map((other) => ({
                value: String(other),
                label: other === 0 ? t("nothing") : t("revision", { number: other }),
              }))}
          />
          {error !== null ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : data === undefined ? (
            <SkeletonRows label={t("compared")} />
          ) : (
            <Differences comparison={data} />
          )}
        </div>
      </Panel>
    </div>
  );
}

function About({ comparison }: { comparison: RevisionComparison }) {
  const t = useTranslations("clusters.history");
  const { createdAt, actorName, reason, operationId } = comparison;
  return (
    <DefinitionList
      entries={[
        { id: "at", term: t("at"), value: <Moment at={createdAt} /> },
        { id: "by", term: t("by"), value: actorName },
        ...(reason === "" ? [] : [{ id: "reason", term: t("reason"), value: reason }]),
        ...(operationId === null
          ? []
          : [
              {
                id: "operation",
                term: t("operation"),
                value: (
                  <Link className="text-link" href={`/operations/${operationId}`}>
                    {t("open")}
                  </Link>
                ),
              },
            ]),
      ]}
    />
  );
}

/** A longer one is a file that came or went as a whole, and would hide the others. */
const shownLines = 60;

function Differences({ comparison: { hosts } }: { comparison: RevisionComparison }) {
  const t = useTranslations("clusters.history");
  if (hosts.length === 0) return <p className="text-muted text-sm">{t("same")}</p>;
  return hosts.map(({ hostId, name, files }) => (
    <section key={hostId} className="flex flex-col gap-2">
      <h3 className="font-medium text-sm">{name ?? t("goneHost")}</h3>
      {files.map(({ path, diff }) => (
        <Disclosure
          key={path}
          title={<span className="font-mono text-xs">{path}</span>}
          defaultExpanded={diff.split("\n").length <= shownLines}
        >
          <DiffView label={`${name ?? hostId}: ${path}`} diff={diff} />
        </Disclosure>
      ))}
    </section>
  ));
}
