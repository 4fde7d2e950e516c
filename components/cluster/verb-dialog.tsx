"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DrainCountdown } from "@/components/operations/drain-countdown";
import { OperationMark } from "@/components/operations/operation-mark";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/failure";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import type { VerbResult } from "@/lib/api/resources/verb";
import type { HoldKind } from "@/lib/model/hold";
import { useVerb, type VerbTarget } from "./use-verb";

type Props = {
  clusterId: string;
  target: VerbTarget;
  name: string;
  verb: HoldKind | "restore";
  onClose: () => void;
};

/** For how long the operation follows the connections that are left; they may go on for longer. */
const followSec = 3600;

/** Says what a verb does to connections before it is done, and how many are left afterwards. */
export function VerbDialog({ clusterId, target, name, verb, onClose }: Props) {
  const t = useTranslations("clusters.verbs");
  const common = useTranslations("common");
  const [reason, setReason] = useState("");
  const { preview, submit, operation } = useVerb(clusterId, target, verb);
  const follow = verb === "drain" || verb === "offline" ? { drainLimitSec: followSec } : {};
  const isSent = submit.data !== undefined;
  return (
    <Dialog isOpen onClose={onClose} title={t(`${verb}.title`, { name })}>
      <Form error={submit.error} onSubmit={() => submit.mutate({ reason, ...follow })}>
        <Failure error={preview.error} />
        {preview.data === undefined ? null : <Preview result={preview.data} />}
        {isSent ? (
          operation === null ? null : (
            <div role="status" className="flex flex-col gap-2 text-sm">
              <OperationMark state={operation.state} />
              <DrainCountdown operation={operation} />
            </div>
          )
        ) : (
          <TextField
            path="reason"
            label={t("reason")}
            description={t("reasonAbout")}
            value={reason}
            onChange={setReason}
          />
        )}
        <DialogActions>
          <Button onPress={onClose}>{isSent ? common("close") : common("cancel")}</Button>
          {isSent ? null : (
            <Button type="submit" variant={verb === "cut" ? "danger" : "primary"} isPending={submit.isPending}>
              {t(`${verb}.label`)}
            </Button>
          )}
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** Each sentence once, with the services that it holds for, and what guards would say. */
function Preview({ result }: { result: VerbResult }) {
  const t = useTranslations("clusters.verbs");
  const sentences = new Map<string, string[]>();
  for (const { explanation, serviceName } of result.items) {
    const text = t(`explain.${explanation.code}`, explanation.params);
    sentences.set(text, [...(sentences.get(text) ?? []), serviceName]);
  }
  return (
    <div className="flex flex-col gap-2 text-sm">
      {[...sentences].map(([text, services]) => (
        <p key={text}>
          <span className="font-medium">{services.join(", ")}</span>: {text}
        </p>
      ))}
      {result.changed ? null : <p className="text-muted">{t("unchanged")}</p>}
      {result.problems.map(({ message }) => (
        <p key={message} className="text-bad">
          {message}
        </p>
      ))}
    </div>
  );
}
