"use client";

import { useTranslations } from "next-intl";
import { ChoiceStrip } from "@/components/ui/choice-strip";
import { SelectField } from "@/components/ui/select-field";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { rangeNames } from "./chart-span";
import type { ChartView } from "./use-chart-view";

type Props = { cluster: ClusterResource; view: ChartView; services: readonly { key: string; name: string }[] };

/** What the charts show: of which time, of whom, and compared with what. */
export function ChartBar({ cluster, view, services }: Props) {
  const t = useTranslations("live.charts");
  const all = "all";
  return (
    <>
      <ChoiceStrip
        label={t("range")}
        value={view.range}
        onChange={view.setRange}
        choices={rangeNames.map((value) => ({ value, label: t(`ranges.${value}`) }))}
      />
      <SelectField
        hideLabel
        label={t("service")}
        className="w-64"
        value={services.some(({ key }) => key === view.service) ? view.service : all}
        onChange={(key) => view.setService(key === all ? "" : key)}
        choices={[
          { value: all, label: t("allServices") },
          ...services.map(({ key, name }) => ({ value: key, label: name === "" ? key : `${name} · ${key}` })),
        ]}
      />
      <SelectField
        hideLabel
        label={t("director")}
        className="w-52"
        value={cluster.directors.some(({ id }) => id === view.directorId) ? view.directorId : all}
        onChange={(id) => view.setDirector(id === all ? "" : id)}
        choices={[
          { value: all, label: t("allDirectors") },
          ...cluster.directors.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField
        hideLabel
        label={t("compare")}
        className="w-48"
        value={view.comparison ?? "none"}
        onChange={(value) => view.setComparison(value === "day" || value === "week" ? value : null)}
        choices={(["none", "day", "week"] as const).map((value) => ({ value, label: t(`comparisons.${value}`) }))}
      />
    </>
  );
}
