"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { Selection } from "./use-selection";

type Props = {
  selection: Selection;
  /** What the page shows now; a filter may hide some of what is selected. */
  shown: readonly string[];
  /** Buttons for what can be done to all of it. */
  children: ReactNode;
};

/** How many rows are selected and what can be done to them together; there only while any is. */
export function SelectionBar({ selection, shown, children }: Props) {
  const t = useTranslations("runs.select");
  const count = selection.ids.length;
  const hidden = selection.ids.filter((id) => !shown.includes(id)).length;
  if (count === 0) return null;
  return (
    <section
      aria-label={t("bar")}
      className="sticky bottom-3 z-20 mt-3 flex flex-wrap items-center gap-2 rounded-lg border border-border bg-overlay py-2 ps-4 pe-2 shadow-overlay"
    >
      <p role="status" className="me-2 font-medium text-sm">
        {t("count", { count })}
        {hidden === 0 ? null : <span className="font-normal text-caution"> · {t("hidden", { count: hidden })}</span>}
      </p>
      {children}
      <span className="flex-1" />
      <IconButton label={t("clear")} onPress={selection.clear}>
        <X aria-hidden="true" className="size-4" />
      </IconButton>
    </section>
  );
}
