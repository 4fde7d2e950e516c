"use client";

import { useTranslations } from "next-intl";
import { OptionFields, type Options } from "@/components/cluster/option-fields";
import { RowList } from "@/components/cluster/row-list";
import { trackerKinds } from "./tracker-kinds";
import { useTrackerGaps } from "./use-tracker-gaps";

type Props = {
  value: unknown;
  onChange: (value: readonly Options[]) => void;
  path: readonly (string | number)[];
  isDisabled: boolean;
};

/** Trackers of a VRRP instance. */
export function TrackerListFields({ value, onChange, path, isDisabled }: Props) {
  const t = useTranslations("clusters.trackers");
  const gaps = useTrackerGaps();
  const rows: readonly Options[] = Array.isArray(value) ? value : [];
  return (
    <RowList<Options>
      label={t("label")}
      description={t("about")}
      path={path}
      rows={rows}
      onChange={onChange}
      isDisabled={isDisabled}
      additions={trackerKinds.map(({ kind, first }) => ({
        id: kind,
        label: t(kind),
        row: () => first,
        gap: gaps.get(kind),
      }))}
    >
      {(tracker, index, change) => (
        <div className="min-w-0 flex-1">
          <OptionFields
            fields={trackerKinds.find(({ kind }) => kind === tracker.kind)?.fields ?? []}
            value={tracker}
            onChange={change}
            path={[...path, index]}
            isDisabled={isDisabled}
          />
        </div>
      )}
    </RowList>
  );
}
