"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DirectorChoice } from "@/components/cluster/director-choice";
import { useQueryState } from "@/components/cluster/use-query-state";
import { useLive } from "@/components/live/use-live";
import { SearchField } from "@/components/ui/search-field";
import { SwitchField } from "@/components/ui/switch-field";
import type { ClusterResource } from "@/lib/api/resources/cluster";

type Props = {
  cluster: ClusterResource;
  text: string;
  onText: (text: string) => void;
  problemsOnly: boolean;
  onProblemsOnly: (only: boolean) => void;
  actions: ReactNode;
};

/** What is shown in the table below, and what can be added to it. */
export function TableBar({ cluster, text, onText, problemsOnly, onProblemsOnly, actions }: Props) {
  const t = useTranslations("live.filter");
  const { snapshots } = useLive();
  const [director, setDirector] = useQueryState("director");
  return (
    <div className="mb-3 flex flex-wrap items-center gap-3">
      <SearchField label={t("label")} placeholder={t("placeholder")} value={text} onChange={onText} />
      <SwitchField label={t("problemsOnly")} isSelected={problemsOnly} onChange={onProblemsOnly} />
      <span className="flex-1" />
      {cluster.directors.length > 1 ? (
        <DirectorChoice directors={cluster.directors} snapshots={snapshots} chosen={director} onChoose={setDirector} />
      ) : null}
      {actions}
    </div>
  );
}
