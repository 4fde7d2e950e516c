"use client";

import { useEffect, useRef } from "react";
import { shortcutsAreOn } from "./shortcut-preference";

/** Does something when a single key is pressed on the page; not while somebody types or a dialog or menu is open. */
export function useShortcut(key: string, action: () => void): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== key || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!shortcutsAreOn() || takesKeys(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [key]);
}

const typedIn = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
const openedUp = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

function takesKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${typedIn}, ${openedUp}`) !== null;
}
