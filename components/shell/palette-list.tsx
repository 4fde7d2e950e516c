"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  Autocomplete,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  SearchField,
  useFilter,
} from "react-aria-components";
import { type Place, usePalettePlaces } from "./use-palette-places";

/** The palette's field and its list. Arrows move, Enter goes; names, addresses and ids are found by any part of them. */
export function PaletteList({ onChoose }: { onChoose: () => void }) {
  const t = useTranslations("common.palette");
  const groups = usePalettePlaces();
  const { contains } = useFilter({ sensitivity: "base" });
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label={t("title")} autoFocus className="relative border-separator border-b">
        <Search aria-hidden="true" className="pointer-events-none absolute start-4 top-4 size-4 text-muted" />
        <Input
          placeholder={t("placeholder")}
          className="h-12 w-full bg-transparent ps-11 pe-4 text-base outline-none placeholder:text-field-placeholder [&::-webkit-search-cancel-button]:hidden"
        />
      </SearchField>
      <Menu
        aria-label={t("title")}
        onAction={onChoose}
        className="max-h-[min(26rem,55vh)] overflow-y-auto p-2 outline-none"
        renderEmptyState={() => <p className="px-3 py-8 text-center text-muted text-sm">{t("nothing")}</p>}
      >
        {groups.map((group) => (
          <MenuSection key={group.id} className="mb-1">
            <Header className="px-3 pt-2 pb-1 font-medium text-muted text-xs">{t(group.id)}</Header>
            {group.places.map((place) => (
              <PaletteItem key={place.id} place={place} />
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Autocomplete>
  );
}

function PaletteItem({ place }: { place: Place }) {
  const Icon = place.icon;
  return (
    <MenuItem
      id={place.id}
      href={place.href}
      textValue={`${place.label} ${place.detail} ${place.id}`}
      className="flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-3 py-1 text-sm outline-none data-[focused=true]:bg-default"
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span className="truncate">{place.label}</span>
      <span className="ms-auto truncate ps-4 text-muted text-xs">{place.detail}</span>
    </MenuItem>
  );
}
