import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { type Tone, toneText } from "./tone";

type BannerTone = Extract<Tone, "good" | "info" | "caution" | "bad">;

type Props = {
  tone: BannerTone;
  title: ReactNode;
  /** What it means and what to do. */
  children?: ReactNode;
  actions?: ReactNode;
  /** "alert" speaks at once, for what just went wrong; "status" waits; none for what was there when the page came. */
  role?: "alert" | "status";
};

const icons = { good: CircleCheck, info: Info, caution: TriangleAlert, bad: CircleAlert } as const;
const grounds: Record<BannerTone, string> = {
  good: "border-good/30 bg-good-soft/70 dark:bg-good/8",
  info: "border-info/30 bg-info-soft/70 dark:bg-info/8",
  caution: "border-caution/30 bg-caution-soft/70 dark:bg-caution/8",
  bad: "border-bad/30 bg-bad-soft/70 dark:bg-bad/8",
};

/** A message that stays until its cause is gone. */
export function Banner({ tone, title, children, actions, role }: Props) {
  const Icon = icons[tone];
  return (
    <div role={role} className={`flex gap-3 rounded-lg border px-4 py-3 ${grounds[tone]}`}>
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${toneText[tone]}`} />
      <div className="min-w-0 flex-1">
        <p className={`font-medium ${toneText[tone]}`}>{title}</p>
        {children === undefined ? null : <div className="mt-1 text-foreground text-sm">{children}</div>}
        {actions === undefined ? null : <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
