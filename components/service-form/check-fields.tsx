"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { OptionFields, type Options } from "@/components/cluster/option-fields";
import type { OptionGaps } from "@/components/cluster/option-gaps";
import { RowList } from "@/components/cluster/row-list";
import { FormFold } from "@/components/ui/form-fold";
import { pathText } from "@/components/ui/form-problems";
import { checkUrlSchema } from "@/lib/model/check-url";
import type { CheckForm } from "./check-form";
import { checkGaps } from "./check-gaps";
import { checkKinds, connectionFields, pageFields, timingFields } from "./check-kinds";
import { useServiceGap } from "./use-service-gap";

type Props = { check: CheckForm; path: readonly (string | number)[]; onChange: (check: CheckForm) => void };

/** The fields of one check: what it asks for first, then when, then where. */
export function CheckFields({ check, path, onChange }: Props) {
  const t = useTranslations("clusters.check");
  const gap = useServiceGap();
  const gaps = useMemo(() => checkGaps(check.kind, gap), [check.kind, gap]);
  const kind = checkKinds.find((one) => one.kind === check.kind);
  if (kind === undefined) return null;
  const shared = { value: check, path, onChange };
  return (
    <>
      {kind.asksPages ? <Pages {...shared} gaps={gaps.ofPages} /> : null}
      {kind.fields.length === 0 ? null : <OptionFields fields={kind.fields} {...shared} gaps={gaps.own} />}
      {kind.repeats ? <OptionFields fields={timingFields} {...shared} /> : null}
      {kind.connects ? (
        <FormFold title={t("elsewhere")} paths={connectionFields.map(({ name }) => pathText([...path, name]))}>
          <OptionFields fields={connectionFields} {...shared} />
        </FormFold>
      ) : null}
    </>
  );
}

type PagesProps = {
  value: CheckForm;
  path: readonly (string | number)[];
  onChange: (check: CheckForm) => void;
  gaps: OptionGaps;
};

function Pages({ value, path, onChange, gaps }: PagesProps) {
  const t = useTranslations("clusters.check");
  const pages: readonly Options[] = Array.isArray(value.urls) ? value.urls : [];
  return (
    <RowList
      label={t("pages")}
      description={t("pagesAbout")}
      path={[...path, "urls"]}
      rows={pages}
      onChange={(urls) => onChange({ ...value, urls })}
      additions={[{ id: "page", label: t("addPage"), row: () => checkUrlSchema.parse({}) }]}
    >
      {(page, index, change) => (
        <div className="min-w-0 flex-1">
          <OptionFields
            fields={pageFields}
            value={page}
            path={[...path, "urls", index]}
            onChange={change}
            gaps={gaps}
          />
        </div>
      )}
    </RowList>
  );
}
