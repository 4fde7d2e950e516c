"use client";

import { useTranslations } from "next-intl";
import { FormSection } from "@/components/ui/form-section";
import { NumberField } from "@/components/ui/number-field";
import type { PushSettings } from "@/lib/model/push-settings";

/** null = emptied. */
export type PushForm = { readonly [Field in keyof PushSettings]: PushSettings[Field] | null };

type Props = { value: PushForm; isDisabled: boolean; onChange: (value: PushForm) => void };

/** How changes of this cluster reach its hosts. */
export function PushSettingsFields({ value, isDisabled, onChange }: Props) {
  const t = useTranslations("clusters.push");
  return (
    <FormSection
      title={t("title")}
      summary={t("summary", { soak: value.soakSec ?? 0, undo: value.undoAfterSec ?? 0 })}
      paths={["push"]}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField
          label={t("soakSec")}
          description={t("soakSecAbout")}
          path="push.soakSec"
          minValue={0}
          maxValue={3600}
          isDisabled={isDisabled}
          value={value.soakSec}
          onChange={(soakSec) => onChange({ ...value, soakSec })}
        />
        <NumberField
          label={t("undoAfterSec")}
          description={t("undoAfterSecAbout")}
          path="push.undoAfterSec"
          minValue={30}
          maxValue={600}
          isDisabled={isDisabled}
          value={value.undoAfterSec}
          onChange={(undoAfterSec) => onChange({ ...value, undoAfterSec })}
        />
      </div>
    </FormSection>
  );
}
