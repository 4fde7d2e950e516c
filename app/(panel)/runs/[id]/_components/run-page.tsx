"use client";

import { useTranslations } from "next-intl";
import { RunMark } from "@/components/runs/run-marks";
import { useRun } from "@/components/runs/use-run";
import { useRunTitle } from "@/components/runs/use-run-title";
import { Crumbs } from "@/components/shell/crumbs";
import { Age } from "@/components/ui/age";
import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import type { RunResource } from "@/lib/api/resources/run";
import { RunBatch } from "./run-batch";
import { RunFacts } from "./run-facts";
import { RunResult } from "./run-result";
import { RunSteering } from "./run-steering";

/** One run, live until it is over: what it waits for, its batches, and what people can still tell it. */
export function RunPage({ initial }: { initial: RunResource }) {
  const t = useTranslations("runs.page");
  const titleOf = useRunTitle();
  const { data: run = initial, isError, dataUpdatedAt } = useRun(initial.id, initial);
  const batches = [...new Set(run.items.map(({ batch }) => batch))].sort((a, b) => a - b);
  return (
    <>
      <Crumbs crumbs={[{ label: titleOf(run) }]} />
      <PageHeader
        title={titleOf(run)}
        marks={<RunMark state={run.state} filled />}
        actions={<RunSteering run={run} />}
        {...(run.reason === "" ? {} : { description: run.reason })}
      />
      <div className="flex flex-col gap-5">
        {isError ? (
          <Banner role="status" tone="caution" title={t("old")}>
            <Age at={new Date(dataUpdatedAt).toISOString()} />
          </Banner>
        ) : null}
        <RunResult run={run} />
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-5">
            {run.kind === "rolling" ? (
              batches.map((batch) => (
                <RunBatch
                  key={batch}
                  run={run}
                  title={t("batch", { number: batch + 1 })}
                  items={run.items.filter((item) => item.batch === batch)}
                />
              ))
            ) : (
              <RunBatch run={run} title={t("targets")} items={run.items} />
            )}
          </div>
          <Panel title={t("about")}>
            <RunFacts run={run} />
          </Panel>
        </div>
      </div>
    </>
  );
}
