"use client";

import { useEffect, useRef, useState } from "react";
import type { ServiceView } from "./service-view";
import { inOrder, orderOf, type ShownOrder } from "./steady-order";

/** So long after the last move of the pointer or key rows may change places again. */
const restMs = 3_000;

/**
 * Keeps rows where they are while somebody is about to press one: a sort by live figures would put another server under
 * the pointer. Values go on changing meanwhile; the order follows once pointer and keys rest.
 */
export function useSteadyOrder(views: readonly ServiceView[]): {
  readonly views: readonly ServiceView[];
  /** To be called when the pointer moves over the rows, or a key is pressed in them. */
  readonly hold: () => void;
  /** Rows take their places at once, as after a press on a column's head. */
  readonly release: () => void;
} {
  const [held, setHeld] = useState<ShownOrder | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shown = held === null ? views : inOrder(views, held);
  const release = (): void => {
    clearTimeout(timer.current);
    setHeld(null);
  };
  const hold = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(release, restMs);
    if (held === null) setHeld(orderOf(shown));
  };
  return { views: shown, hold, release };
}
