"use client";

import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/select-field";
import { clusterSummarySchema } from "@/lib/api/resources/cluster";
import { usePages } from "@/lib/client/use-pages";
import { useUrlFilters } from "@/lib/client/use-url-filters";
import { conditionKinds } from "@/lib/model/alert/kinds";

/** Names in the page's address; the API's query parameters have the same ones. */
export const alertFilterNames = ["state", "clusterId", "kind"] as const;

export function AlertFilters() {
  const t = useTranslations("alerts");
  const kinds = useTranslations("events.kinds");
  const { read, set } = useUrlFilters(alertFilterNames);
  const clusters = usePages(clusterSummarySchema, "/clusters").items ?? [];
  const any = { value: "any", label: t("any") };
  return (
    <div className="mb-4 grid grid-cols-2 gap-3 sm:flex sm:flex-wrap">
      <SelectField
        label={t("shown")}
        choices={(["open", "resolved", "all"] as const).map((value) => ({ value, label: t(`states.${value}`) }))}
        value={(["resolved", "all"] as const).find((one) => one === read("state")) ?? "open"}
        onChange={(value) => set("state", value === "open" ? "" : value)}
        className="w-full sm:w-44"
      />
      <SelectField
        label={t("cluster")}
        choices={[any, ...clusters.map(({ id, name }) => ({ value: id, label: name }))]}
        value={read("clusterId") || "any"}
        onChange={(value) => set("clusterId", value === "any" ? "" : value)}
        className="w-full sm:w-44"
      />
      <SelectField
        label={t("kind")}
        choices={[any, ...conditionKinds.map((value) => ({ value, label: kinds(value) }))]}
        value={read("kind") || "any"}
        onChange={(value) => set("kind", value === "any" ? "" : value)}
        className="w-full sm:w-52"
      />
    </div>
  );
}
