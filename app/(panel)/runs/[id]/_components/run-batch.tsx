"use client";

import { Panel } from "@/components/ui/panel";
import type { RunItemResource, RunResource } from "@/lib/api/resources/run";
import { RunItem } from "./run-item";

type Props = { run: RunResource; title: string; items: readonly RunItemResource[] };

/** Targets that belong together: those of a deploy that are out at a time, or all there are. */
export function RunBatch({ run, title, items }: Props) {
  return (
    <Panel title={title} padding="none">
      <ul className="divide-y divide-separator">
        {items.map((item) => (
          <RunItem key={item.id} run={run} item={item} />
        ))}
      </ul>
    </Panel>
  );
}
