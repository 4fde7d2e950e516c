import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";

/** Which way a column is sorted; faint while it is not. The table itself tells screen readers. */
export function SortMark({ direction }: { direction: "ascending" | "descending" | undefined }) {
  const Icon = direction === undefined ? ChevronsUpDown : direction === "ascending" ? ArrowUp : ArrowDown;
  return <Icon aria-hidden="true" className={`size-3 ${direction === undefined ? "opacity-50" : ""}`} />;
}
