"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { newUuid } from "@/components/cluster/new-uuid";
import type { Options } from "@/components/cluster/option-fields";
import { Button } from "@/components/ui/button";
import { useFieldProblems } from "@/components/ui/form-problems";
import { FormSection } from "@/components/ui/form-section";
import { PartNotes } from "@/components/ui/part-notes";
import type { DirectorResource } from "@/lib/api/resources/cluster";
import { vrrpInstanceSchema } from "@/lib/model/vrrp";
import { InstanceDirectors } from "./instance-directors";
import { VrrpInstanceFields } from "./vrrp-instance-fields";

type Props = {
  directors: readonly DirectorResource[];
  value: readonly Options[];
  onChange: (value: readonly Options[]) => void;
  /** Of the cluster's own instance and of these. */
  takenIds: ReadonlySet<unknown>;
  isDisabled: boolean;
};

/**
 * Further VRRP instances: VIPs that choose one are held independently of the others, so that each director can be master
 * of some.
 */
export function VrrpInstanceList({ directors, value, onChange, takenIds, isDisabled }: Props) {
  const t = useTranslations("clusters.vrrp");
  const { errors } = useFieldProblems("vrrpInstances");
  const add = (): void => {
    let virtualRouterId = 1;
    while (takenIds.has(virtualRouterId)) virtualRouterId += 1;
    onChange([...value, vrrpInstanceSchema.parse({ id: newUuid(), virtualRouterId })]);
  };
  return (
    <>
      {value.map((instance, index) => {
        const path = ["vrrpInstances", index];
        const change = (changed: Options): void => onChange(value.with(index, changed));
        return (
          <FormSection
            key={String(instance.id)}
            isOpenAtFirst={false}
            title={t("further")}
            summary={t("summary", { id: String(instance.virtualRouterId) })}
            paths={[`vrrpInstances.${index}`]}
          >
            <VrrpInstanceFields value={instance} onChange={change} path={path} isDisabled={isDisabled} />
            <InstanceDirectors
              directors={directors}
              value={instance.directors}
              onChange={(overrides) => change({ ...instance, directors: overrides })}
              path={[...path, "directors"]}
              isDisabled={isDisabled}
            />
            {isDisabled ? null : (
              <div>
                <Button
                  variant="quiet"
                  icon={<Trash2 aria-hidden="true" className="size-4" />}
                  onPress={() => onChange(value.filter((_, at) => at !== index))}
                >
                  {t("removeInstance")}
                </Button>
              </div>
            )}
          </FormSection>
        );
      })}
      {isDisabled ? null : (
        <div className="border-separator border-t px-4 py-2">
          <PartNotes errors={errors} />
          <Button variant="quiet" icon={<Plus aria-hidden="true" className="size-4" />} onPress={add}>
            {t("addInstance")}
          </Button>
        </div>
      )}
    </>
  );
}
