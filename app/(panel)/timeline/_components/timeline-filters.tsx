"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SearchField } from "@/components/ui/search-field";
import { SelectField } from "@/components/ui/select-field";
import { clusterSummarySchema } from "@/lib/api/resources/cluster";
import { usePages } from "@/lib/client/use-pages";
import { useUrlFilters } from "@/lib/client/use-url-filters";

/** Names in the page's address; the API's query parameters have the same ones. */
export const timelineFilterNames = ["source", "clusterId", "object", "objectId"] as const;

/** A filter that came with a link (one object) is shown as a button that ends it. */
export function TimelineFilters() {
  const t = useTranslations("alerts.timeline");
  const { read, set } = useUrlFilters(timelineFilterNames);
  const clusters = usePages(clusterSummarySchema, "/clusters").items ?? [];
  const any = { value: "any", label: t("any") };
  return (
    <div className="mb-4 flex flex-wrap items-end gap-3">
      <SelectField
        label={t("source")}
        choices={[
          any,
          ...(["event", "operation", "audit"] as const).map((value) => ({ value, label: t(`sources.${value}`) })),
        ]}
        value={read("source") || "any"}
        onChange={(value) => set("source", value === "any" ? "" : value)}
        className="w-[calc(50%-6px)] sm:w-44"
      />
      <SelectField
        label={t("cluster")}
        choices={[any, ...clusters.map(({ id, name }) => ({ value: id, label: name }))]}
        value={read("clusterId") || "any"}
        onChange={(value) => set("clusterId", value === "any" ? "" : value)}
        className="w-[calc(50%-6px)] sm:w-44"
      />
      <SearchField
        label={t("object")}
        placeholder={t("object")}
        value={read("object")}
        onChange={(value) => set("object", value, "replace")}
      />
      {read("objectId") === "" ? null : (
        <Button onPress={() => set("objectId", "")}>
          {t("oneObject")}
          <span aria-hidden="true">×</span>
        </Button>
      )}
    </div>
  );
}
