"use client";

import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useOpenOnProblems } from "./use-open-on-problems";

type Props = {
  title: string;
  /** What is set inside, readable while it is folded. */
  summary: ReactNode;
  /** The fields inside, by their paths: the section opens when one of them has a problem. */
  paths: readonly string[];
  isOpenAtFirst?: boolean;
  children: ReactNode;
};

/**
 * A part of a long form that can be folded. Its fields stay in the document while it is, so that their problems find
 * their place; the browser's own search opens it.
 */
export function FormSection({ title, summary, paths, isOpenAtFirst = false, children }: Props) {
  return (
    <details ref={useOpenOnProblems(paths)} open={isOpenAtFirst} className="group border-separator border-t">
      <summary className="flex min-h-11 cursor-pointer list-none flex-wrap items-center gap-x-2 gap-y-0.5 rounded px-4 py-2 outline-none focus-visible:outline-2 focus-visible:outline-focus focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90 motion-reduce:transition-none"
        />
        <span className="font-medium text-sm">{title}</span>
        <span className="min-w-0 flex-1 truncate text-end text-muted text-sm">{summary}</span>
      </summary>
      <div className="flex flex-col gap-4 px-4 pt-1 pb-5 sm:ps-10">{children}</div>
    </details>
  );
}
