"use client";

import { useTranslations } from "next-intl";
import type { RunPreview } from "@/lib/api/resources/run";
import { Explanations } from "./explanations";
import { PreviewProblems } from "./preview-problems";

/** What happens to connections, to which targets it is done, and what guards say to it before anything is pressed. */
export function BulkPreview({ preview: { batches, explanations } }: { preview: RunPreview }) {
  const t = useTranslations("runs.bulk");
  const targets = batches.flatMap((batch) => batch.targets);
  return (
    <div className="flex flex-col gap-3 text-sm">
      <Explanations explanations={explanations} />
      <div>
        <h3 className="font-medium">{t("targets")}</h3>
        <ul className="mt-1 max-h-40 list-disc overflow-y-auto ps-5">
          {targets.map(({ kind, id, name }) => (
            <li key={`${kind} ${id}`}>{name}</li>
          ))}
        </ul>
      </div>
      <PreviewProblems batches={batches} />
    </div>
  );
}
