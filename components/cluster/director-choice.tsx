"use client";

import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/select-field";
import type { DirectorResource } from "@/lib/api/resources/cluster";
import type { DirectorSnapshot } from "@/lib/live/snapshot";

type Props = {
  directors: readonly DirectorResource[];
  snapshots: ReadonlyMap<string, DirectorSnapshot>;
  /** Empty = the one that holds the VIPs. */
  chosen: string;
  onChoose: (directorId: string) => void;
};

/** Whose figures are shown: the director with the VIPs, wherever they go, or a certain one. */
export function DirectorChoice({ directors, snapshots, chosen, onChoose }: Props) {
  const t = useTranslations("live.director");
  const label = ({ id, name }: DirectorResource): string =>
    (snapshots.get(id)?.vips.length ?? 0) > 0 ? t("holds", { name }) : t("standby", { name });
  return (
    <SelectField
      hideLabel
      label={t("label")}
      className="w-56"
      value={directors.some(({ id }) => id === chosen) ? chosen : "automatic"}
      onChange={(value) => onChoose(value === "automatic" ? "" : value)}
      choices={[
        { value: "automatic", label: t("automatic") },
        ...directors.map((director) => ({ value: director.id, label: label(director) })),
      ]}
    />
  );
}
