"use client";

import type { ReactNode } from "react";
import { Tabs as AriaTabs, type Key, Tab, TabList, TabPanel } from "react-aria-components";

export type TabItem = { readonly id: string; readonly label: ReactNode; readonly content: ReactNode };

type Props = {
  label: string;
  tabs: readonly TabItem[];
  selected?: string;
  onSelect?: (id: string) => void;
};

/** Views of one thing. For pages with their own address use TabLinks. */
export function Tabs({ label, tabs, selected, onSelect }: Props) {
  return (
    <AriaTabs
      {...(selected === undefined ? {} : { selectedKey: selected })}
      onSelectionChange={(key: Key) => onSelect?.(String(key))}
    >
      <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-border border-b">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className={`${tabClass} data-[selected=true]:border-accent data-[selected=true]:text-foreground data-[focus-visible=true]:outline-2 data-[focus-visible=true]:outline-focus data-[focus-visible=true]:-outline-offset-2`}
          >
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="pt-4 outline-none">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

/** Shared with TabLinks so that both look alike. */
export const tabClass =
  "-mb-px flex h-9 cursor-pointer items-center gap-2 whitespace-nowrap border-b-2 border-transparent px-3 text-sm text-muted outline-none hover:text-foreground";
