"use client";

import { useState } from "react";

type Shown = { readonly of: string; readonly sample: string; readonly text: string; readonly before: string | null };

/**
 * The text that stood here before this one, null = none: of another director or another form there is nothing to
 * compare. A sample that changed nothing is a text of its own, as each run of a command is to `watch`.
 */
export function useTextBefore(of: string, sample: string, text: string): string | null {
  const [shown, setShown] = useState<Shown>({ of, sample, text, before: null });
  if (shown.of === of && shown.sample === sample) return shown.before;
  const before = shown.of === of ? shown.text : null;
  setShown({ of, sample, text, before });
  return before;
}
