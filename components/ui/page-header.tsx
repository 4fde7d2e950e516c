import type { ReactNode } from "react";

type Props = {
  title: ReactNode;
  /** State marks beside the title. */
  marks?: ReactNode;
  /** One line under the title: what this is, or its key facts. */
  description?: ReactNode;
  /** Buttons; the primary one last. */
  actions?: ReactNode;
};

/** Head of every page: its only h1. Actions wrap below the title on small screens. */
export function PageHeader({ title, marks, description, actions }: Props) {
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="break-words font-semibold text-xl/7 tracking-[-0.01em]">{title}</h1>
          {marks}
        </div>
        {description === undefined ? null : <div className="mt-1 max-w-3xl text-muted text-sm">{description}</div>}
      </div>
      {actions === undefined ? null : <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
