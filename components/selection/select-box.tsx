"use client";

import { useEffect, useRef } from "react";
import type { Selection } from "./use-selection";

type Props = { label: string; id: string; shown: readonly string[]; selection: Selection };

/** Ticks one row; with Shift every row from the one ticked before to it. */
export function SelectBox({ label, id, shown, selection }: Props) {
  return (
    <Box
      label={label}
      isSelected={selection.has(id)}
      isPartial={false}
      onSelect={(isSelected, isRange) => selection.select(id, isSelected, { shown, isRange })}
    />
  );
}

type AllProps = { label: string; ids: readonly string[]; selection: Selection };

/** Ticks all rows of a part of a table; half ticked while only some of them are. */
export function SelectAllBox({ label, ids, selection }: AllProps) {
  const count = ids.filter(selection.has).length;
  return (
    <Box
      label={label}
      isSelected={ids.length > 0 && count === ids.length}
      isPartial={count > 0 && count < ids.length}
      onSelect={(isSelected) => selection.selectAll(ids, isSelected)}
    />
  );
}

type BoxProps = {
  label: string;
  isSelected: boolean;
  isPartial: boolean;
  onSelect: (isSelected: boolean, isRange: boolean) => void;
};

function Box({ label, isSelected, isPartial, onSelect }: BoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current !== null) input.current.indeterminate = isPartial;
  }, [isPartial]);
  return (
    // The label makes the target as large as a finger needs it.
    <label className="-m-1 inline-flex cursor-pointer p-1 align-middle">
      <input
        ref={input}
        type="checkbox"
        aria-label={label}
        className="size-4 cursor-pointer accent-accent"
        checked={isSelected}
        onChange={({ target, nativeEvent }) =>
          onSelect(target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
    </label>
  );
}
