"use client";

import { createContext, type Dispatch, type ReactNode, type SetStateAction, use, useEffect, useState } from "react";

export type Crumb = { readonly label: string; readonly href?: string };

type CrumbsState = { crumbs: readonly Crumb[]; setCrumbs: Dispatch<SetStateAction<readonly Crumb[]>> };

const CrumbsContext = createContext<CrumbsState>({ crumbs: [], setCrumbs: () => undefined });

export function CrumbsProvider({ children }: { children: ReactNode }) {
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([]);
  return <CrumbsContext value={{ crumbs, setCrumbs }}>{children}</CrumbsContext>;
}

export function useCrumbs(): readonly Crumb[] {
  return use(CrumbsContext).crumbs;
}

/**
 * Placed by a page below the first level: tells the header what stands after the section's name. The last crumb is the
 * page itself and has no href.
 */
export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { setCrumbs } = use(CrumbsContext);
  const text = JSON.stringify(crumbs);
  useEffect(() => {
    setCrumbs(JSON.parse(text));
    return () => setCrumbs([]);
  }, [text, setCrumbs]);
  return null;
}
