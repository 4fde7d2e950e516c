"use client";

import type { ReactElement, ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";

export type MenuEntry = {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly onAction?: () => void;
  readonly href?: string;
  readonly danger?: boolean;
  readonly isDisabled?: boolean;
};

type Props = {
  label: string;
  entries: readonly MenuEntry[];
  /** The button that opens it. */
  children: ReactElement;
  /** The entry that is in force, for menus of settings. */
  selected?: string;
  header?: ReactNode;
};

/** Actions or settings behind one button. */
export function Menu({ label, entries, children, selected, header }: Props) {
  return (
    <MenuTrigger>
      {children}
      <Popover
        placement="bottom end"
        className="min-w-44 rounded-lg border border-border bg-overlay p-1 shadow-overlay"
      >
        {header === undefined ? null : (
          <div className="mb-1 border-separator border-b px-2.5 py-2 text-sm">{header}</div>
        )}
        <AriaMenu
          aria-label={label}
          className="outline-none"
          {...(selected === undefined
            ? {}
            : { selectionMode: "single" as const, selectedKeys: [selected], disallowEmptySelection: true })}
        >
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              isDisabled={entry.isDisabled ?? false}
              {...(entry.href === undefined ? {} : { href: entry.href })}
              {...(entry.onAction === undefined ? {} : { onAction: entry.onAction })}
              className={`flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-sm outline-none data-[focused=true]:bg-default data-[disabled=true]:cursor-not-allowed data-[disabled=true]:opacity-50 [&_svg]:size-4 ${
                entry.danger === true ? "text-bad" : ""
              }`}
            >
              {({ isSelected }) => (
                <>
                  {entry.icon}
                  <span className="flex-1">{entry.label}</span>
                  {isSelected ? <span aria-hidden="true">✓</span> : null}
                </>
              )}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
