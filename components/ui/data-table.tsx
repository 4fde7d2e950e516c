"use client";

import { type ReactNode, useMemo, useState } from "react";
import {
  Column as AriaColumn,
  Cell,
  Row,
  type Selection,
  type SortDescriptor,
  Table,
  TableBody,
  TableHeader,
} from "react-aria-components";
import { SortMark } from "./sort-mark";

export type Column<Item> = {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (item: Item) => ReactNode;
  /** "end" for figures. */
  readonly align?: "start" | "end";
  /** Names the row for screen readers; the first column unless another says so. */
  readonly isRowHeader?: boolean;
  /** Makes the column sortable. */
  readonly compare?: (a: Item, b: Item) => number;
  /** Tailwind classes for header and cells, e.g. "max-md:hidden" or "w-40". */
  readonly className?: string;
};

type Props<Item> = {
  label: string;
  columns: readonly Column<Item>[];
  items: readonly Item[];
  itemKey: (item: Item) => string;
  /** Where a row leads; the whole row is then a link. */
  itemHref?: (item: Item) => string;
  /** Shown in place of rows. */
  empty?: ReactNode;
  density?: "normal" | "compact";
  selection?: { selected: Selection; onSelect: (selected: Selection) => void };
  initialSort?: SortDescriptor;
};

/** A dense table, by keyboard too: arrows move, Enter opens, the header sorts. Scrolls sideways on small screens. */
export function DataTable<Item>(props: Props<Item>) {
  const { label, columns, items, itemKey, itemHref, empty, density = "normal", selection, initialSort } = props;
  const [sort, setSort] = useState<SortDescriptor | undefined>(initialSort);
  const sorted = useMemo(() => sortItems(items, columns, sort), [items, columns, sort]);
  const rowHeader = columns.find((column) => column.isRowHeader)?.id ?? columns[0]?.id;
  return (
    <div className="relative overflow-x-auto">
      <Table
        aria-label={label}
        className={`data-table ${density === "compact" ? "data-table-compact" : ""}`}
        onSortChange={setSort}
        {...(sort === undefined ? {} : { sortDescriptor: sort })}
        {...(selection === undefined
          ? {}
          : {
              selectionMode: "multiple" as const,
              selectedKeys: selection.selected,
              onSelectionChange: selection.onSelect,
            })}
      >
        <TableHeader>
          {columns.map((column) => (
            <AriaColumn
              key={column.id}
              id={column.id}
              isRowHeader={column.id === rowHeader}
              allowsSorting={column.compare !== undefined}
              data-align={column.align}
              className={`sticky top-0 z-10 ${column.className ?? ""}`}
            >
              {({ allowsSorting, sortDirection }) => (
                <span className="inline-flex items-center gap-1">
                  {column.header}
                  {allowsSorting ? <SortMark direction={sortDirection} /> : null}
                </span>
              )}
            </AriaColumn>
          ))}
        </TableHeader>
        <TableBody renderEmptyState={() => empty}>
          {sorted.map((item) => (
            <Row key={itemKey(item)} id={itemKey(item)} {...(itemHref === undefined ? {} : { href: itemHref(item) })}>
              {columns.map((column) => (
                <Cell key={column.id} data-align={column.align} className={column.className ?? ""}>
                  {column.cell(item)}
                </Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function sortItems<Item>(
  items: readonly Item[],
  columns: readonly Column<Item>[],
  sort: SortDescriptor | undefined,
): readonly Item[] {
  const compare = columns.find((column) => column.id === sort?.column)?.compare;
  if (compare === undefined || sort === undefined) {
    return items;
  }
  const sign = sort.direction === "descending" ? -1 : 1;
  return [...items].sort((a, b) => sign * compare(a, b));
}
