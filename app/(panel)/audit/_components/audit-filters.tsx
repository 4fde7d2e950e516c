"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { auditResourceSchema } from "@/lib/api/resources/people";
import { useUrlFilters } from "@/lib/client/use-url-filters";
import { auditFilterNames } from "./audit-filter-names";
import { auditSubjects } from "./audit-subjects";

/** Filters of the trail. A filter that came with a link (one object, one operation) is shown as a button that ends it. */
export function AuditFilters() {
  const t = useTranslations("audit");
  const { read, set } = useUrlFilters(auditFilterNames);
  const any = { value: "any", label: t("any") };
  const linked = (["objectId", "operationId"] as const).filter((name) => read(name) !== "");
  return (
    <div className="mb-4 flex flex-wrap items-end gap-3">
      <SelectField
        label={t("columns.subject")}
        choices={[any, ...auditSubjects.map((value) => ({ value: `${value}.`, label: t(`subjects.${value}`) }))]}
        value={read("action") || "any"}
        onChange={(value) => set("action", value === "any" ? "" : value)}
        className="w-[calc(50%-6px)] sm:w-44"
      />
      <SelectField
        label={t("columns.outcome")}
        choices={[
          any,
          ...auditResourceSchema.shape.outcome.options.map((value) => ({ value, label: t(`outcomes.${value}`) })),
        ]}
        value={read("outcome") || "any"}
        onChange={(value) => set("outcome", value === "any" ? "" : value)}
        className="w-[calc(50%-6px)] sm:w-44"
      />
      {linked.map((name) => (
        <Button key={name} onPress={() => set(name, "")}>
          {t(`linked.${name}`)}
          <span aria-hidden="true">×</span>
        </Button>
      ))}
    </div>
  );
}
