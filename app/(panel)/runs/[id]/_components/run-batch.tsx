"use client";

import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import type { RunResource } from "@/lib/api/resources/run";
import { RunItem } from "./run-item";

/** The targets that are under way together. */
export function RunBatch({ run, batch }: { run: RunResource; batch: number }) {
  const t = useTranslations("runs.page");
  return (
    <Panel title={run.kind === "rolling" ? t("batch", { number: batch + 1 }) : t("targets")} padding="none">
      <ul className="divide-y divide-separator">
        {run.items
          .filter((item) => item.batch === batch)
          .map((item) => (
            <RunItem key={item.id} run={run} item={item} />
          ))}
      </ul>
    </Panel>
  );
}
