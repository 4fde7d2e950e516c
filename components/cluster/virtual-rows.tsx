"use client";

import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import { Fragment, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import type { RowPlace, TableRow } from "./table-row";

type Props = { rows: readonly TableRow[]; draw: (row: TableRow, place: RowPlace) => ReactNode };

const rowHeightPx = 36;
/** Enough that arrow keys and a quick turn of the wheel find the next rows there. */
const overscan = 15;

/**
 * The rows of a long table that are in sight, with room above and below as high as those that are not. The row that has
 * the focus stays wherever the page is scrolled to: what is typed into it, or being sent from it, would be lost.
 */
export function VirtualRows({ rows, draw }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [topPx, setTopPx] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeightPx,
    overscan,
    scrollMargin: topPx,
    getItemKey: (index) => rows[index]?.id ?? index,
    rangeExtractor: (range) => {
      const pinned = focused === null ? -1 : rows.findIndex(({ id }) => id === focused);
      const inSight = defaultRangeExtractor(range);
      return pinned < 0 || inSight.includes(pinned) ? inSight : [...inSight, pinned].sort((a, b) => a - b);
    },
  });
  // Banners above the table come and go, and move it.
  useLayoutEffect(() => {
    const top = Math.round((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    if (top !== topPx) setTopPx(top);
  });
  const items = virtualizer.getVirtualItems();
  const bottomPx = virtualizer.getTotalSize() + topPx;
  return (
    <tbody
      ref={body}
      onFocus={(event) => {
        const index = event.target.closest("tr")?.dataset.index;
        setFocused(index === undefined ? null : (rows[Number(index)]?.id ?? null));
      }}
      onBlur={() => setFocused(null)}
    >
      {items.map((item, position) => {
        const row = rows[item.index];
        const before = item.start - (items[position - 1]?.end ?? topPx);
        return row === undefined ? null : (
          <Fragment key={row.id}>
            <Room heightPx={before} />
            {draw(row, { "data-index": item.index, "aria-rowindex": item.index + 2, ref: virtualizer.measureElement })}
          </Fragment>
        );
      })}
      <Room heightPx={bottomPx - (items.at(-1)?.end ?? topPx)} />
    </tbody>
  );
}

function Room({ heightPx }: { heightPx: number }) {
  if (heightPx <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it holds nothing, so nothing in it can have the focus.
    <tr aria-hidden="true">
      <td className="border-0! p-0!" style={{ height: heightPx }} colSpan={99} />
    </tr>
  );
}
