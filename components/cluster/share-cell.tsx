"use client";

import { TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { MemberShare } from "./member-share";

/**
 * Share of connections beside the share that is meant: the bar is what clients get, the mark on it is what the weights
 * say. A destination that gets more or fewer than chance explains is marked.
 */
export function ShareCell({ share }: { share: MemberShare }) {
  const t = useTranslations("live.share");
  const format = useFormatter();
  const { meant, actual, counted, outlier } = share;
  const percent = (part: number | null): string =>
    part === null ? "–" : format.number(part, { style: "percent", maximumFractionDigits: 0 });
  const values = { weight: percent(meant), connections: percent(actual) };
  const about = counted === null ? t("about", values) : t("counted", { ...values, total: counted });
  return (
    <span className="flex items-center gap-2" title={outlier === null ? about : `${t(outlier)} ${about}`}>
      <span aria-hidden="true" className="relative h-1.5 w-14 shrink-0 rounded-full bg-surface-tertiary">
        <span
          className={`absolute inset-y-0 start-0 rounded-full ${outlier === null ? "bg-accent" : "bg-caution"}`}
          style={{ width: `${(actual ?? 0) * 100}%` }}
        />
        {meant === null ? null : (
          <span
            className="absolute -inset-y-0.5 w-0.5 -translate-x-1/2 rounded-full bg-foreground"
            style={{ left: `${meant * 100}%` }}
          />
        )}
      </span>
      <span className="w-9 text-end">{percent(actual)}</span>
      <span className="w-9 text-end text-muted text-xs">{percent(meant)}</span>
      <span className="w-3.5 shrink-0 text-caution">
        {outlier === null ? null : (
          <>
            <TriangleAlert aria-hidden="true" className="size-3.5" />
            <span className="sr-only">{t(outlier)}</span>
          </>
        )}
      </span>
    </span>
  );
}
