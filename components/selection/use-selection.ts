"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { idsBetween, withSelected } from "./selected-ids";

export type Selection = {
  /** In the order in which they were selected. */
  readonly ids: readonly string[];
  readonly has: (id: string) => boolean;
  /** One of `shown`; with `isRange` everything from the one before to it, as Shift does elsewhere. */
  readonly select: (id: string, isSelected: boolean, range: { shown: readonly string[]; isRange: boolean }) => void;
  /** Several at once, such as everything that a filter shows. */
  readonly selectAll: (ids: readonly string[], isSelected: boolean) => void;
  readonly clear: () => void;
};

/** An address of more than some 16 kB is refused by many servers: what is selected beyond this is lost with a reload. */
const mostInAddress = 200;

/**
 * What is ticked on a page, of `known`, kept in its address so that reload and sharing keep it. Something that is ticked
 * stays so when a filter hides it, and is forgotten when it does not exist any more.
 */
export function useSelection(known: readonly string[]): Selection {
  const asked = useSearchParams().get("selected") ?? "";
  const [selected, setSelected] = useState<readonly string[]>(() => asked.split(",").filter((id) => id !== ""));
  const [last, setLast] = useState<string | null>(null);
  const exists = new Set(known);
  const ids = selected.filter((id) => exists.has(id));
  const replace = (next: readonly string[]): void => {
    setSelected(next);
    const address = new URL(window.location.href);
    if (next.length === 0 || next.length > mostInAddress) address.searchParams.delete("selected");
    else address.searchParams.set("selected", next.join(","));
    window.history.replaceState(null, "", address);
  };
  return {
    ids,
    has: (id) => ids.includes(id),
    select: (id, isSelected, { shown, isRange }) => {
      replace(withSelected(ids, isRange ? idsBetween(shown, last, id) : [id], isSelected));
      setLast(id);
    },
    selectAll: (all, isSelected) => replace(withSelected(ids, all, isSelected)),
    clear: () => replace([]),
  };
}
