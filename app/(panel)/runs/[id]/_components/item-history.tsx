"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { Moment } from "@/components/ui/moment";
import type { RunItemResource } from "@/lib/api/resources/run";
import { phaseTimes } from "./phase-times";

/** When a target came into each phase, how long it was there, and the operations that were pushed for it. */
export function ItemHistory({ item }: { item: RunItemResource }) {
  const t = useTranslations("runs.page");
  const phases = useTranslations("runs.phases");
  if (item.phase === "waiting") return null;
  return (
    <Disclosure title={<span className="text-muted">{t("history")}</span>}>
      <ol className="grid max-w-xl grid-cols-[minmax(0,1fr)_auto_auto] gap-x-6 gap-y-0.5 text-[13px] tabular-nums">
        {phaseTimes(item.times).map(({ phase, at, durationSec }) => (
          <li key={`${phase} ${at}`} className="contents">
            <span>{phases(phase)}</span>
            <Moment at={at} />
            <span className="text-end text-muted">
              {durationSec === null ? "" : t("seconds", { count: durationSec })}
            </span>
          </li>
        ))}
      </ol>
      {item.operationIds.length === 0 ? null : (
        <p className="mt-2 flex flex-wrap gap-x-3 text-[13px]">
          <span className="text-muted">{t("operations")}</span>
          {item.operationIds.map((id, index) => (
            <Link key={id} href={`/operations/${id}`} className="text-link">
              {t("operation", { number: index + 1 })}
            </Link>
          ))}
        </p>
      )}
    </Disclosure>
  );
}
