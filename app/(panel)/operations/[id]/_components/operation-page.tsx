"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { DrainCountdown } from "@/components/operations/drain-countdown";
import { isFinished } from "@/components/operations/operation-looks";
import { OperationMark } from "@/components/operations/operation-mark";
import { OperationResult } from "@/components/operations/operation-result";
import { useOperationTitle } from "@/components/operations/operation-title";
import { Crumbs } from "@/components/shell/crumbs";
import { useCan } from "@/components/shell/session";
import { DefinitionList } from "@/components/ui/definition-list";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import type { OperationDetail } from "@/lib/api/resources/operation";
import { NextStep } from "./next-step";
import { OperationHosts } from "./operation-hosts";
import { OperationLog } from "./operation-log";
import { OperationSteering } from "./operation-steering";
import { OperationSteps } from "./operation-steps";
import { useOperationStream } from "./use-operation-stream";

/** One operation, live until it is finished: result, hosts, steps with their output, log. */
export function OperationPage({ initial }: { initial: OperationDetail }) {
  const t = useTranslations("operations");
  const titleOf = useOperationTitle();
  const { operation, events, isRead, isInterrupted } = useOperationStream(initial);
  return (
    <>
      <Crumbs crumbs={[{ label: titleOf(operation) }]} />
      <PageHeader title={titleOf(operation)} marks={<OperationMark state={operation.state} filled />} />
      <div className="flex flex-col gap-5">
        <OperationResult operation={operation} actions={<NextStep operation={operation} />} />
        <DrainCountdown operation={operation} />
        <OperationSteering operation={operation} />
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-5">
            {operation.hosts.length === 0 ? null : <OperationHosts hosts={operation.hosts} />}
            {operation.steps.length === 0 ? null : <OperationSteps steps={operation.steps} />}
            <OperationLog
              events={events}
              isLive={!isRead || !isFinished(operation.state)}
              isInterrupted={isInterrupted}
            />
          </div>
          <Panel title={t("page.about")}>
            <About operation={operation} />
          </Panel>
        </div>
      </div>
    </>
  );
}

function About({ operation }: { operation: OperationDetail }) {
  const t = useTranslations("operations.page");
  const mayReadAudit = useCan("audit.read");
  const link = (href: string, text: string) => (
    <Link href={href} className="text-link">
      {text}
    </Link>
  );
  const { clusterId, clusterName, hostId, hostName, planId, clusterRevision } = operation;
  return (
    <DefinitionList
      entries={[
        { id: "by", term: t("by"), value: operation.actorName },
        ...(operation.reason === "" ? [] : [{ id: "reason", term: t("reason"), value: operation.reason }]),
        ...(clusterId === null
          ? []
          : [{ id: "cluster", term: t("cluster"), value: link(`/clusters/${clusterId}`, clusterName ?? clusterId) }]),
        ...(hostId === null
          ? []
          : [{ id: "host", term: t("host"), value: link(`/hosts/${hostId}`, hostName ?? hostId) }]),
        ...(planId === null || clusterId === null
          ? []
          : [
              { id: "plan", term: t("plan"), value: link(`/clusters/${clusterId}/plan?plan=${planId}`, t("openPlan")) },
            ]),
        ...(clusterRevision === null || clusterId === null
          ? []
          : [
              {
                id: "revision",
                term: t("revision"),
                value: link(
                  `/clusters/${clusterId}/history/${clusterRevision}`,
                  t("openRevision", { number: clusterRevision }),
                ),
              },
              ...(clusterRevision === 1
                ? []
                : [
                    {
                      id: "undo",
                      term: t("undo"),
                      value: link(
                        `/clusters/${clusterId}/history/${clusterRevision - 1}`,
                        t("openUndo", { number: clusterRevision - 1 }),
                      ),
                    },
                  ]),
            ]),
        { id: "created", term: t("created"), value: <Moment at={operation.createdAt} precision="millisecond" /> },
        { id: "started", term: t("started"), value: <Moment at={operation.startedAt} precision="millisecond" /> },
        { id: "kernel", term: t("kernelRead"), value: <Moment at={operation.kernelReadAt} precision="millisecond" /> },
        { id: "finished", term: t("finished"), value: <Moment at={operation.finishedAt} precision="millisecond" /> },
        { id: "id", term: t("id"), value: <span className="break-all font-mono text-xs">{operation.id}</span> },
        ...(mayReadAudit
          ? [{ id: "audit", term: t("audit"), value: link(`/audit?operationId=${operation.id}`, t("openAudit")) }]
          : []),
      ]}
    />
  );
}
