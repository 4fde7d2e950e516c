"use client";

import { useTranslations } from "next-intl";
import { TimeLeft } from "@/components/operations/time-left";
import type { RunResource } from "@/lib/api/resources/run";

/** What a run waits for, for which targets, and how long at most. */
export function WaitsFor({ run: { waitsFor, items } }: { run: Pick<RunResource, "waitsFor" | "items"> }) {
  const t = useTranslations("runs.waits");
  if (waitsFor === null) return null;
  const names = items.filter(({ id }) => waitsFor.itemIds.includes(id)).map(({ target }) => target.name);
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
      <span>{t(waitsFor.kind, { what: names.join(", ") || t("everything") })}</span>
      {waitsFor.until === null ? null : <TimeLeft until={waitsFor.until} />}
    </p>
  );
}
