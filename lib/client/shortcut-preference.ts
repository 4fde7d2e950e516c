"use client";

import { useSyncExternalStore } from "react";

/**
 * Whether single letters do something on a page. Who speaks to their computer, or has unsteady hands, presses letters
 * that nobody meant, and must be able to switch them off (WCAG 2.1.4). Kept in this browser.
 */
const storageKey = "signalbox_shortcuts";

const listeners = new Set<() => void>();

export function useShortcutPreference(): [boolean, (on: boolean) => void] {
  const isOn = useSyncExternalStore(subscribe, shortcutsAreOn, () => true);
  return [isOn, setShortcuts];
}

export function shortcutsAreOn(): boolean {
  return window.localStorage.getItem(storageKey) !== "off";
}

function setShortcuts(on: boolean): void {
  if (on) window.localStorage.removeItem(storageKey);
  else window.localStorage.setItem(storageKey, "off");
  for (const notify of listeners) notify();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
