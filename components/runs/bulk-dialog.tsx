"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/failure";
import { Form } from "@/components/ui/form";
import type { RunTarget } from "@/lib/model/run/script";
import type { Verb } from "@/lib/model/verb";
import { BulkFields } from "./bulk-fields";
import { type BulkForm, bulkAsk, emptyBulkForm } from "./bulk-form";
import { BulkPreview } from "./bulk-preview";
import { RunProgress } from "./run-progress";
import { useRun } from "./use-run";
import { useStartRun } from "./use-start-run";

type Props = {
  verb: Verb;
  targets: readonly RunTarget[];
  onClose: () => void;
};

/** Says what a verb does to the connections of everything that is selected, does it, and shows how each of them fares. */
export function BulkDialog({ verb, targets, onClose }: Props) {
  const t = useTranslations("clusters.verbs");
  const runs = useTranslations("runs");
  const common = useTranslations("common");
  const [form, setForm] = useState<BulkForm>(emptyBulkForm);
  const [runId, setRunId] = useState<string | null>(null);
  const ask = bulkAsk(verb, targets, form);
  const { preview, start } = useStartRun(
    runId === null ? bulkAsk(verb, targets, { ...form, reason: "" }) : null,
    setRunId,
  );
  const { data: run } = useRun(runId);
  const title = runs(`titles.${verb}`, { what: runs("titles.targets", { count: targets.length }) });
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <Form error={start.error} onSubmit={() => (ask === null ? undefined : start.mutate(ask))}>
        {runId === null ? (
          <>
            <Failure error={preview.error} />
            {preview.data === undefined ? null : <BulkPreview preview={preview.data} />}
            <BulkFields verb={verb} form={form} onChange={setForm} />
          </>
        ) : run === undefined ? null : (
          <RunProgress run={run} />
        )}
        <DialogActions>
          <Button onPress={onClose}>{runId === null ? common("cancel") : common("close")}</Button>
          {runId === null ? (
            <Button
              type="submit"
              variant={verb === "cut" ? "danger" : "primary"}
              isPending={start.isPending}
              isDisabled={ask === null}
            >
              {t(`${verb}.label`)}
            </Button>
          ) : (
            <ButtonLink href={`/runs/${runId}`}>{runs("openRun")}</ButtonLink>
          )}
        </DialogActions>
      </Form>
    </Dialog>
  );
}
