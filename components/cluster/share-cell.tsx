"use client";

import { useFormatter, useTranslations } from "next-intl";

type Props = {
  /** 0..1 of the weights: what is meant. */
  weightShare: number | null;
  /** 0..1 of the new connections: what is. */
  connectionShare: number | null;
};

/** Share of connections beside share of weight: the bar is what clients get, the mark on it is what the weights say. */
export function ShareCell({ weightShare, connectionShare }: Props) {
  const t = useTranslations("live.share");
  const format = useFormatter();
  const percent = (share: number | null): string =>
    share === null ? "–" : format.number(share, { style: "percent", maximumFractionDigits: 0 });
  return (
    <span
      className="flex items-center gap-2"
      title={t("about", { weight: percent(weightShare), connections: percent(connectionShare) })}
    >
      <span aria-hidden="true" className="relative h-1.5 w-14 shrink-0 rounded-full bg-surface-tertiary">
        <span
          className="absolute inset-y-0 start-0 rounded-full bg-accent"
          style={{ width: `${(connectionShare ?? 0) * 100}%` }}
        />
        {weightShare === null ? null : (
          <span
            className="absolute -inset-y-0.5 w-0.5 -translate-x-1/2 rounded-full bg-foreground"
            style={{ left: `${weightShare * 100}%` }}
          />
        )}
      </span>
      <span className="w-9 text-end">{percent(connectionShare)}</span>
      <span className="w-9 text-end text-muted text-xs">{percent(weightShare)}</span>
    </span>
  );
}
