"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { ColumnsMenu } from "@/components/cluster/columns-menu";
import { DirectorChoice } from "@/components/cluster/director-choice";
import { useQueryState } from "@/components/cluster/use-query-state";
import type { TableView } from "@/components/cluster/use-table-view";
import { useLive } from "@/components/live/use-live";
import { SearchField } from "@/components/ui/search-field";
import { SwitchField } from "@/components/ui/switch-field";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { useShortcut } from "@/lib/client/use-shortcut";

type Props = {
  cluster: ClusterResource;
  text: string;
  onText: (text: string) => void;
  problemsOnly: boolean;
  onProblemsOnly: (only: boolean) => void;
  table: TableView;
  showOut: boolean;
  actions: ReactNode;
};

/** What is shown in the table below, and what can be added to it. `/` goes to the filter, `p` shows problems only. */
export function TableBar(props: Props) {
  const { cluster, text, onText, problemsOnly, onProblemsOnly, table, showOut, actions } = props;
  const t = useTranslations("live.filter");
  const { snapshots } = useLive();
  const [director, setDirector] = useQueryState("director");
  const field = useRef<HTMLInputElement>(null);
  useShortcut("/", () => field.current?.focus());
  useShortcut("p", () => onProblemsOnly(!problemsOnly));
  return (
    <div className="mb-3 flex flex-wrap items-center gap-3">
      <SearchField inputRef={field} label={t("label")} placeholder={t("placeholder")} value={text} onChange={onText} />
      <SwitchField label={t("problemsOnly")} isSelected={problemsOnly} onChange={onProblemsOnly} />
      <span className="flex-1" />
      <ColumnsMenu table={table} showOut={showOut} />
      {cluster.directors.length > 1 ? (
        <DirectorChoice directors={cluster.directors} snapshots={snapshots} chosen={director} onChoose={setDirector} />
      ) : null}
      {actions}
    </div>
  );
}
