"use client";

import { useTranslations } from "next-intl";
import { Age } from "@/components/ui/age";
import { Banner } from "@/components/ui/banner";
import { useServerClock } from "@/lib/client/server-clock";
import { ageMs, freshnessOf } from "./freshness";
import { useLive } from "./use-live";
import { useSampleProblem } from "./use-sample-problem";

type Props = { directors: readonly { readonly id: string; readonly name: string }[] };

/**
 * Says so on the page when figures are lost: which directors, since when and why. Silence would let old figures pass for
 * the present.
 */
export function LostBanner({ directors }: Props) {
  const t = useTranslations("live");
  const explain = useSampleProblem();
  const { connection, snapshots } = useLive();
  const clock = useServerClock();
  if (clock === null || connection === "connecting") return null;
  if (connection === "interrupted") {
    return (
      <Banner role="status" tone="caution" title={t("stream.interrupted")}>
        <Age at={clock.lastHeardMs === null ? null : new Date(clock.lastHeardMs).toISOString()} />
      </Banner>
    );
  }
  const lost = directors.filter(({ id }) => {
    const snapshot = snapshots.get(id);
    return snapshot !== undefined && freshnessOf(ageMs(snapshot.freshAt, clock.nowMs)) === "lost";
  });
  if (lost.length === 0) return null;
  const names = lost.map(({ name }) => name).join(", ");
  return (
    <Banner role="status" tone="bad" title={t("lost.title", { count: lost.length, names })}>
      <ul>
        {lost.map(({ id, name }) => {
          const snapshot = snapshots.get(id);
          const problem = snapshot?.problem ?? null;
          return (
            <li key={id} className="flex flex-wrap gap-x-2">
              <span>
                {problem === null ? t("lost.silent", { name }) : t("lost.reason", { name, reason: explain(problem) })}
              </span>
              <span className="text-muted">
                <Age at={snapshot?.freshAt ?? null} />
              </span>
            </li>
          );
        })}
      </ul>
      <p className="text-muted">{t("lost.about")}</p>
    </Banner>
  );
}
