"use client";

import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useOpenOnProblems } from "./use-open-on-problems";

type Props = {
  title: string;
  /** The fields inside, by their paths: the fold opens when one of them has a problem. */
  paths: readonly string[];
  children: ReactNode;
};

/** What few people need, within a part of a form. */
export function FormFold({ title, paths, children }: Props) {
  return (
    <details ref={useOpenOnProblems(paths)} className="group/fold min-w-0">
      <summary className="flex min-h-7 cursor-pointer list-none items-center gap-1.5 rounded text-sm outline-none hover:text-link focus-visible:outline-2 focus-visible:outline-focus [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted transition-transform group-open/fold:rotate-90 motion-reduce:transition-none"
        />
        {title}
      </summary>
      <div className="flex flex-col gap-4 ps-5.5 pt-1.5 pb-1">{children}</div>
    </details>
  );
}
