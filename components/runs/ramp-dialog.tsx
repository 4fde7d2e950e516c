"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import type { RunTarget } from "@/lib/model/run/script";
import { Explanations } from "./explanations";
import { PreviewProblems } from "./preview-problems";
import { RampFields } from "./ramp-fields";
import { newRampForm, rampAsk } from "./ramp-form";
import { RunProgress } from "./run-progress";
import { useRun } from "./use-run";
import { useStartRun } from "./use-start-run";

type Props = { target: RunTarget; name: string; onClose: () => void };

/** Lets one target rise or fall in steps, and follows it. */
export function RampDialog({ target, name, onClose }: Props) {
  const t = useTranslations("runs.ramp");
  const runs = useTranslations("runs");
  const facts = useTranslations("runs.facts");
  const verbs = useTranslations("clusters.verbs");
  const common = useTranslations("common");
  const [ramp, setRamp] = useState(newRampForm);
  const [unit, setUnit] = useState<"percent" | "weight">("percent");
  const [onAbort, setOnAbort] = useState<"hold" | "back">("hold");
  const [reason, setReason] = useState("");
  const [runId, setRunId] = useState<string | null>(null);
  const ask = rampAsk(target, ramp, { unit, onAbort, reason });
  const quiet = runId === null ? rampAsk(target, ramp, { unit, onAbort, reason: "" }) : null;
  const { preview, start } = useStartRun(quiet, setRunId);
  const { data: run } = useRun(runId);
  return (
    <Dialog isOpen onClose={onClose} title={t("title", { name })}>
      <Form error={start.error ?? preview.error} onSubmit={() => (ask === null ? undefined : start.mutate(ask))}>
        {runId === null ? (
          <>
            {preview.data === undefined ? null : (
              <>
                <Explanations explanations={preview.data.explanations} />
                <PreviewProblems batches={preview.data.batches} />
              </>
            )}
            <RadioCards
              label={t("unit")}
              columns={2}
              choices={[
                { value: "percent", label: t("percent") },
                { value: "weight", label: t("weight") },
              ]}
              value={unit}
              onChange={setUnit}
            />
            <RampFields path="ramp" unit={unit} value={ramp} onChange={setRamp} />
            <RadioCards
              label={t("onAbort")}
              columns={2}
              choices={[
                { value: "hold", label: facts("rampAbort.hold") },
                { value: "back", label: facts("rampAbort.back") },
              ]}
              value={onAbort}
              onChange={setOnAbort}
            />
            <TextField path="reason" label={verbs("reason")} value={reason} onChange={setReason} />
          </>
        ) : run === undefined ? null : (
          <RunProgress run={run} />
        )}
        <DialogActions>
          <Button onPress={onClose}>{runId === null ? common("cancel") : common("close")}</Button>
          {runId === null ? (
            <Button type="submit" variant="primary" isPending={start.isPending} isDisabled={ask === null}>
              {t("start")}
            </Button>
          ) : (
            <ButtonLink href={`/runs/${runId}`}>{runs("openRun")}</ButtonLink>
          )}
        </DialogActions>
      </Form>
    </Dialog>
  );
}
