"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { type ImportFormat, importFormats } from "@/lib/import/model";
import { nextKey, type SourceGroup, sourceGroup } from "./import-sources";
import { SourceGroupFields } from "./source-group-fields";

type Props = {
  groups: readonly SourceGroup[];
  onGroups: (groups: readonly SourceGroup[]) => void;
  /** null = told by the contents. */
  format: ImportFormat | null;
  onFormat: (format: ImportFormat | null) => void;
  error: Error | null;
  isPending: boolean;
  onPreview: () => void;
};

const detect = "detect";

/** The files of every director, pasted or chosen. */
export function SourcesForm({ groups, onGroups, format, onFormat, error, isPending, onPreview }: Props) {
  const t = useTranslations("import.page");
  return (
    <Form error={error} onSubmit={onPreview} className="flex flex-col gap-5">
      {groups.map((group, index) => (
        <SourceGroupFields
          key={group.key}
          group={group}
          firstIndex={groups.slice(0, index).reduce((count, { files }) => count + files.length, 0)}
          onChange={(changed) => onGroups(groups.map((one) => (one.key === group.key ? changed : one)))}
          {...(groups.length > 1 && { onRemove: () => onGroups(groups.filter(({ key }) => key !== group.key)) })}
        />
      ))}
      <Panel>
        <div className="flex flex-wrap items-end justify-between gap-3">
          <SelectField
            className="w-64"
            label={t("format")}
            path="format"
            value={format ?? detect}
            onChange={(value) => onFormat(importFormats.find((known) => known === value) ?? null)}
            choices={[
              { value: detect, label: t("detect") },
              ...importFormats.map((value) => ({ value, label: t(`formats.${value}`) })),
            ]}
          />
          <div className="flex flex-wrap gap-2">
            <Button
              icon={<Plus aria-hidden="true" className="size-4" />}
              onPress={() => onGroups([...groups, sourceGroup(nextKey(groups))])}
            >
              {t("addDirector")}
            </Button>
            <Button type="submit" variant="primary" isPending={isPending}>
              {t("preview")}
            </Button>
          </div>
        </div>
      </Panel>
    </Form>
  );
}
