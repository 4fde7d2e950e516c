import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Props = {
  icon?: LucideIcon;
  /** Why there is nothing here. */
  title: ReactNode;
  /** What to do about it. */
  children?: ReactNode;
  actions?: ReactNode;
};

/** Nothing to show, and why, and the next step. Not for errors and not for "still loading". */
export function EmptyState({ icon: Icon, title, children, actions }: Props) {
  return (
    <div className="flex flex-col items-center px-6 py-12 text-center">
      {Icon === undefined ? null : (
        <span className="mb-3 flex size-10 items-center justify-center rounded-lg border border-border bg-surface-secondary">
          <Icon aria-hidden="true" className="size-5 text-muted" />
        </span>
      )}
      <div className="text-balance font-medium">{title}</div>
      {children === undefined ? null : <div className="mt-1 max-w-md text-balance text-muted text-sm">{children}</div>}
      {actions === undefined ? null : <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
