"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { operationHostLooks } from "@/components/operations/operation-looks";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { StatusMark } from "@/components/ui/status-mark";
import { useSentence } from "@/components/ui/use-sentence";
import type { OperationHost } from "@/lib/api/resources/operation";

/** Each host's own part: one may be confirmed while another failed. */
export function OperationHosts({ hosts }: { hosts: readonly OperationHost[] }) {
  const t = useTranslations("operations");
  const sentence = useSentence("errors", "operations");
  const columns: Column<OperationHost>[] = [
    {
      id: "host",
      header: t("page.host"),
      isRowHeader: true,
      className: "whitespace-nowrap",
      cell: ({ hostId, name }) => (
        <Link href={`/hosts/${hostId}`} className="text-link font-medium">
          {name}
        </Link>
      ),
    },
    {
      id: "state",
      header: t("list.state"),
      cell: ({ state }) => <StatusMark {...operationHostLooks[state]}>{t(`hostStates.${state}`)}</StatusMark>,
    },
    {
      id: "problem",
      header: t("page.problem"),
      cell: ({ problem }) => (problem === null ? "–" : <span className="text-bad">{sentence(problem)}</span>),
    },
    {
      id: "kernel",
      header: t("page.kernelRead"),
      className: "max-md:hidden",
      cell: ({ kernelReadAt }) => <Moment at={kernelReadAt} precision="millisecond" />,
    },
    {
      id: "confirmed",
      header: t("page.confirmedAt"),
      className: "max-lg:hidden",
      cell: ({ confirmedAt }) => <Moment at={confirmedAt} precision="millisecond" />,
    },
  ];
  return (
    <Panel title={t("page.hosts")} padding="none">
      <DataTable label={t("page.hosts")} columns={columns} items={hosts} itemKey={({ hostId }) => hostId} />
    </Panel>
  );
}
