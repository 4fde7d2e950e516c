import type { ReactNode } from "react";

type Props = {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** "none" for tables that reach the edges. */
  padding?: "normal" | "none";
  id?: string;
  children: ReactNode;
};

/** A bordered section of a page with its own h2. */
export function Panel({ title, description, actions, padding = "normal", id, children }: Props) {
  return (
    <section id={id} className="min-w-0 rounded-lg border border-border bg-surface shadow-surface">
      {title === undefined ? null : (
        <div className="flex min-h-[45px] flex-wrap items-center justify-between gap-x-4 gap-y-1 border-separator border-b px-4 py-1.5">
          <div className="min-w-0">
            <h2 className="font-semibold text-sm">{title}</h2>
            {description === undefined ? null : <p className="text-muted text-xs/5">{description}</p>}
          </div>
          {actions === undefined ? null : <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      )}
      <div className={padding === "normal" ? "p-4" : "overflow-hidden rounded-b-lg"}>{children}</div>
    </section>
  );
}
