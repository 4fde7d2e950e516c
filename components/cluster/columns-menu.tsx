"use client";

import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from "react-aria-components";
import { Button } from "@/components/ui/button";
import { type TrendFigure, trendFigures } from "../live/trend";
import { hiddenColumns, shownColumns } from "./table-columns";
import type { TableView } from "./use-table-view";

type Props = { table: TableView; showOut: boolean };

/** Which columns the live table has, and what its lines show. */
export function ColumnsMenu({ table, showOut }: Props) {
  const t = useTranslations("live.table");
  const trends = useTranslations("live.trend");
  const offered = shownColumns("", showOut);
  const shown = shownColumns(table.hidden, showOut);
  return (
    <MenuTrigger>
      <Button icon={<Columns3 aria-hidden="true" className="size-4" />}>{t("columns")}</Button>
      <Popover
        placement="bottom end"
        className="min-w-52 rounded-lg border border-border bg-overlay p-1 shadow-overlay"
      >
        <Menu aria-label={t("columns")} className="max-h-[70vh] overflow-y-auto outline-none">
          <MenuSection
            selectionMode="multiple"
            selectedKeys={shown}
            onSelectionChange={(keys) =>
              table.setHidden(keys === "all" ? "" : hiddenColumns(new Set([...keys].map(String)), offered))
            }
          >
            <Header className={headerClass}>{t("columns")}</Header>
            {[...offered].map((column) => (
              <Item key={column} id={column} label={column === "trend" ? trends("column") : t(column)} />
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[trendKey(table.trend)]}
            onSelectionChange={(keys) => {
              const [chosen] = keys === "all" ? [] : keys;
              const figure = trendFigures.find((one) => trendKey(one) === chosen);
              if (figure !== undefined) table.setTrend(figure);
            }}
          >
            <Header className={headerClass}>{trends("choice")}</Header>
            {trendFigures.map((figure) => (
              <Item key={figure} id={trendKey(figure)} label={trends(figure)} />
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Keys are of the whole menu, and some figures are columns, too. */
function trendKey(figure: TrendFigure): string {
  return `trend of ${figure}`;
}

const headerClass = "px-2.5 pt-2 pb-1 text-muted text-xs";

function Item({ id, label }: { id: string; label: string }) {
  return (
    <MenuItem
      id={id}
      textValue={label}
      className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-sm outline-none data-[focused=true]:bg-default"
    >
      {({ isSelected }) => (
        <>
          <span className="flex-1">{label}</span>
          {isSelected ? <span aria-hidden="true">✓</span> : null}
        </>
      )}
    </MenuItem>
  );
}
