"use client";

import { useTranslations } from "next-intl";
import { Explanations } from "@/components/runs/explanations";
import { PreviewProblems } from "@/components/runs/preview-problems";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { RunPreview } from "@/lib/api/resources/run";

type Props = {
  preview: RunPreview | undefined;
  /** Why there is none: something is still to be filled in, it is on its way, or the panel refuses what is asked. */
  without: "incomplete" | "loading" | "refused";
  isOld: boolean;
};

/** The batches as the panel would form them now, with what is left of each service while one is out. */
export function BatchPreview({ preview, without, isOld }: Props) {
  const t = useTranslations("runs.preview");
  return (
    <Panel title={t("title")} description={t("about")} padding="none">
      {preview === undefined ? (
        <Without reason={without} />
      ) : (
        <div className={isOld ? "opacity-60" : undefined} aria-busy={isOld}>
          <div className="border-separator border-b px-4 py-3">
            <Explanations explanations={preview.explanations} />
          </div>
          <ol className="divide-y divide-separator">
            {preview.batches.map((batch) => (
              <Batch key={batch.batch} batch={batch} />
            ))}
          </ol>
        </div>
      )}
    </Panel>
  );
}

function Without({ reason }: { reason: Props["without"] }) {
  const t = useTranslations("runs.preview");
  if (reason === "incomplete") return <EmptyState title={t("none")}>{t("noneAbout")}</EmptyState>;
  return (
    <p role="status" className="px-4 py-6 text-muted text-sm">
      {reason === "loading" ? t("loading") : t("refused")}
    </p>
  );
}

function Batch({ batch: { batch, targets, capacity, problems } }: { batch: RunPreview["batches"][number] }) {
  const t = useTranslations("runs.preview");
  const page = useTranslations("runs.page");
  return (
    <li className="flex flex-col gap-2 px-4 py-3 text-sm">
      <p>
        <span className="font-medium">{page("batch", { number: batch + 1 })}</span>:{" "}
        {targets.map(({ name }) => name).join(", ")}
      </p>
      <ul className="flex flex-col gap-1.5">
        {capacity.map(({ serviceId, serviceName, percent }) => (
          <li
            key={serviceId}
            className="grid grid-cols-[minmax(0,7rem)_minmax(0,1fr)_auto] items-center gap-3 text-[13px]"
          >
            <span className="truncate text-muted">{serviceName}</span>
            <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-default">
              <span className="block h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
            </span>
            <span className="text-end tabular-nums">{t("left", { percent })}</span>
          </li>
        ))}
      </ul>
      <PreviewProblems batches={[{ problems }]} />
    </li>
  );
}
