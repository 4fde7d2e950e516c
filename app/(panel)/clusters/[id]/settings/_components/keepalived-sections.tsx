"use client";

import { useTranslations } from "next-intl";
import type { Options } from "@/components/cluster/option-fields";
import { FormSection } from "@/components/ui/form-section";
import type { DirectorResource } from "@/lib/api/resources/cluster";
import { KeepalivedSettingsFields } from "./keepalived-settings-fields";
import { VrrpInstanceFields } from "./vrrp-instance-fields";
import { VrrpInstanceList } from "./vrrp-instance-list";

/** What a person has entered for keepalived, as opposed to its services. */
export type KeepalivedForm = {
  readonly vrrp: Options | null;
  readonly vrrpInstances: readonly Options[];
  readonly keepalived: Options;
};

type Props = {
  directors: readonly DirectorResource[];
  value: KeepalivedForm;
  onChange: (value: Partial<KeepalivedForm>) => void;
  isDisabled: boolean;
};

/** VRRP instances, and what holds for the whole keepalived of each director. */
export function KeepalivedSections({ directors, value, onChange, isDisabled }: Props) {
  const t = useTranslations("clusters.vrrp");
  const { vrrp, vrrpInstances, keepalived } = value;
  const takenIds = new Set([vrrp, ...vrrpInstances].map((one) => one?.virtualRouterId));
  return (
    <>
      {vrrp === null ? null : (
        <FormSection
          isOpenAtFirst
          title={t("title")}
          summary={t("summary", { id: String(vrrp.virtualRouterId) })}
          paths={["vrrp"]}
        >
          <VrrpInstanceFields
            value={vrrp}
            onChange={(changed) => onChange({ vrrp: changed })}
            path={["vrrp"]}
            isDisabled={isDisabled}
          />
        </FormSection>
      )}
      <VrrpInstanceList
        directors={directors}
        value={vrrpInstances}
        onChange={(changed) => onChange({ vrrpInstances: changed })}
        takenIds={takenIds}
        isDisabled={isDisabled}
      />
      <KeepalivedSettingsFields
        value={keepalived}
        onChange={(changed) => onChange({ keepalived: changed })}
        isDisabled={isDisabled}
      />
    </>
  );
}
