"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useFieldProblems } from "@/components/ui/form-problems";
import { IconButton } from "@/components/ui/icon-button";
import { PartNotes } from "@/components/ui/part-notes";
import { SelectField } from "@/components/ui/select-field";
import type { Engine } from "@/lib/model/cluster";
import { CheckFields } from "./check-fields";
import { type CheckForm, newCheck } from "./check-form";
import { checkKindGaps } from "./check-gaps";
import { checkKinds } from "./check-kinds";
import { useServiceGap } from "./use-service-gap";

type Props = {
  engine: Engine;
  value: readonly CheckForm[];
  onChange: (value: readonly CheckForm[]) => void;
};

/** How keepalived finds out whether a real server answers: all of these checks must succeed. */
export function CheckListFields({ engine, value, onChange }: Props) {
  const t = useTranslations("clusters.check");
  const { errors, warnings } = useFieldProblems("healthChecks");
  const gap = useServiceGap();
  const gaps = useMemo(() => checkKindGaps(gap), [gap]);
  return (
    <>
      {engine === "ipvsadm" && value.length > 0 ? <Banner tone="caution" title={t("noEffect")} /> : null}
      {value.length === 0 ? <p className="text-muted text-sm">{t("noneAbout")}</p> : null}
      <PartNotes errors={errors} warnings={warnings} />
      {value.map((check, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a check is known by, here and in problems.
          key={index}
          className="flex min-w-0 flex-col gap-4 rounded-md border border-border p-3"
        >
          <div className="flex items-end gap-2">
            <SelectField
              className="min-w-0 flex-1"
              label={t("kind")}
              path={["healthChecks", index, "kind"]}
              value={check.kind}
              onChange={(kind) => onChange(value.with(index, newCheck(kind)))}
              choices={checkKinds.map(({ kind }) => ({
                value: kind,
                label: t(`kinds.${kind}`),
                description: gaps.get(kind) ?? t(`about.${kind}`),
                isDisabled: gaps.has(kind),
              }))}
            />
            <IconButton label={t("remove")} onPress={() => onChange(value.filter((_, at) => at !== index))}>
              <Trash2 aria-hidden="true" className="size-4" />
            </IconButton>
          </div>
          <CheckFields
            check={check}
            path={["healthChecks", index]}
            onChange={(changed) => onChange(value.with(index, changed))}
          />
        </fieldset>
      ))}
      <div>
        <Button
          variant="quiet"
          icon={<Plus aria-hidden="true" className="size-4" />}
          onPress={() => onChange([...value, newCheck("tcp")])}
        >
          {value.length === 0 ? t("add") : t("addAnother")}
        </Button>
      </div>
    </>
  );
}
