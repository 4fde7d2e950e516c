"use client";

import { importPreviewSchema } from "@/lib/api/resources/import";
import { useSubmit } from "@/lib/client/use-submit";
import type { ImportFormat } from "@/lib/import/model";
import { ImportOutcome } from "./import-outcome";
import { importSources, type SourceGroup } from "./import-sources";
import { SourcesForm } from "./sources-form";

/** What somebody has pasted or chosen; it outlives a look at the other way to import. */
export type EnteredFiles = { readonly groups: readonly SourceGroup[]; readonly format: ImportFormat | null };

type Props = { entered: EnteredFiles; onChange: (entered: EnteredFiles) => void };

/** Files become a cluster: what they hold, and the hosts that they are about. */
export function ImportFromFiles({ entered, onChange }: Props) {
  const { groups, format } = entered;
  const preview = useSubmit(importPreviewSchema, () => ({
    method: "POST" as const,
    path: "/imports/preview",
    body: { format, sources: importSources(groups) },
  }));
  const change = (changed: Partial<EnteredFiles>): void => {
    onChange({ ...entered, ...changed });
    preview.reset();
  };
  const found = preview.data;
  return (
    <div className="flex flex-col gap-5">
      <SourcesForm
        groups={groups}
        onGroups={(changed) => change({ groups: changed })}
        format={format}
        onFormat={(changed) => change({ format: changed })}
        error={preview.error}
        isPending={preview.isPending}
        onPreview={() => preview.mutate(undefined)}
      />
      {found === undefined ? null : (
        <ImportOutcome
          key={preview.submittedAt}
          from="files"
          found={found}
          request={{ path: "/imports", body: { format: found.format, sources: importSources(groups) } }}
        />
      )}
    </div>
  );
}
