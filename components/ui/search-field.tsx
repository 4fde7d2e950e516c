"use client";

import { Search } from "lucide-react";
import type { RefObject } from "react";
import { SearchField as AriaSearchField, Input } from "react-aria-components";

type Props = {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  /** For pages with a key that leads here. */
  inputRef?: RefObject<HTMLInputElement | null>;
};

/** Filters what is on the page while typing. Esc clears it. */
export function SearchField({ label, placeholder, value, onChange, inputRef }: Props) {
  return (
    <AriaSearchField aria-label={label} value={value} onChange={onChange} className="relative w-full sm:w-72">
      <Search aria-hidden="true" className="pointer-events-none absolute start-2.5 top-2 size-4 text-muted" />
      <Input
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        placeholder={placeholder}
        className="h-8 w-full rounded-md border border-field-line bg-field ps-8.5 pe-3 text-base outline-none placeholder:text-field-placeholder focus-visible:outline-2 focus-visible:outline-focus sm:text-sm [&::-webkit-search-cancel-button]:hidden"
      />
    </AriaSearchField>
  );
}
