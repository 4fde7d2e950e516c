"use client";

import { useTranslations } from "next-intl";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { clusterSummarySchema } from "@/lib/api/resources/cluster";
import { usePages } from "@/lib/client/use-pages";
import { useUrlFilters } from "@/lib/client/use-url-filters";
import { runStates } from "@/lib/model/run/phase";

export const runFilterNames = ["state", "kind", "clusterId"] as const;

/** Which runs are listed; kept in the address. */
export function RunFilters() {
  const t = useTranslations("runs");
  const { read, set } = useUrlFilters(runFilterNames);
  const clusters = usePages(clusterSummarySchema, "/clusters").items ?? [];
  const filter = (name: (typeof runFilterNames)[number], label: string, choices: Choice<string>[]) => (
    <SelectField
      label={label}
      choices={[{ value: "any", label: t("list.any") }, ...choices]}
      value={read(name) || "any"}
      onChange={(value) => set(name, value === "any" ? "" : value)}
      className="w-full sm:w-44"
    />
  );
  return (
    <div className="mb-4 grid grid-cols-2 gap-3 sm:flex sm:flex-wrap">
      {filter(
        "state",
        t("list.state"),
        runStates.map((value) => ({ value, label: t(`states.${value}`) })),
      )}
      {filter(
        "kind",
        t("list.kind"),
        (["bulk", "ramp", "rolling"] as const).map((value) => ({ value, label: t(`kinds.${value}`) })),
      )}
      {filter(
        "clusterId",
        t("facts.cluster"),
        clusters.map(({ id, name }) => ({ value: id, label: name })),
      )}
    </div>
  );
}
