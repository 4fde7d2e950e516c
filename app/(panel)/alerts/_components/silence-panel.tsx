"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCan } from "@/components/shell/session";
import { type Column, DataTable } from "@/components/ui/data-table";
import { IconButton } from "@/components/ui/icon-button";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { type SilenceResource, silenceResourceSchema } from "@/lib/api/resources/alert";
import { pageSchema } from "@/lib/api/resources/common";
import { apiPath } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";
import { useSubmit } from "@/lib/client/use-submit";

/** What nobody is told of for now; nothing is shown when there is nothing of the kind. */
export function SilencePanel() {
  const t = useTranslations("alerts");
  const kinds = useTranslations("events.kinds");
  const mayManage = useCan("alert.manage");
  const silences = useResource(pageSchema(silenceResourceSchema), "/silences", { pollMs: 10_000 }).data?.items ?? [];
  const end = useSubmit(
    silenceResourceSchema,
    (id: string) => ({ path: apiPath`/silences/${id}/end`, method: "POST" as const }),
    { refresh: ["/silences", "/alerts"] },
  );
  if (silences.length === 0) return null;
  const columns: Column<SilenceResource>[] = [
    {
      id: "what",
      header: t("silenced"),
      isRowHeader: true,
      className: "min-w-32",
      cell: ({ kinds: of, object }) =>
        [...of.map((kind) => kinds(kind)), object].filter(Boolean).join(" · ") || t("any"),
    },
    { id: "reason", header: t("reason"), cell: ({ reason }) => reason },
    { id: "by", header: t("by"), className: "max-md:hidden", cell: ({ createdBy }) => createdBy },
    { id: "until", header: t("until"), cell: ({ until }) => <Moment at={until} precision="minute" /> },
    {
      id: "actions",
      header: <span className="sr-only">{t("actions")}</span>,
      align: "end",
      className: "w-16",
      cell: ({ id, reason }) =>
        mayManage ? (
          <IconButton label={t("endSilence", { reason })} onPress={() => end.mutate(id)}>
            <X aria-hidden="true" className="size-4" />
          </IconButton>
        ) : null,
    },
  ];
  return (
    <div className="mt-5">
      <Panel padding="none" title={t("silences")}>
        <DataTable label={t("silences")} columns={columns} items={silences} itemKey={({ id }) => id} />
      </Panel>
    </div>
  );
}
