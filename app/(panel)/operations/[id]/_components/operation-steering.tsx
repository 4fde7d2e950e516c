"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TimeLeft } from "@/components/operations/time-left";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Failure } from "@/components/ui/failure";
import { Moment } from "@/components/ui/moment";
import { type OperationResource, operationResourceSchema } from "@/lib/api/resources/operation";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

type Verb = "pause" | "continue" | "abort" | "confirm" | "re-read";

/**
 * What people can still tell an operation: hold still, go on, put everything back, stay, or look at the hosts again.
 * Shown only while it means something, and never as done before the worker has done it.
 */
export function OperationSteering({ operation }: { operation: OperationResource }) {
  const t = useTranslations("operations.steer");
  const mayApply = useCan("cluster.apply");
  const [isAborting, setAborting] = useState(false);
  const path = apiPath`/operations/${operation.id}`;
  const steer = useSubmit(
    operationResourceSchema,
    (verb: Verb) => ({ method: "POST" as const, path: `${path}/${verb}` }),
    { refresh: [path], onDone: () => setAborting(false) },
  );
  const verbs = verbsFor(operation);
  const said = saidOf(operation);
  if (!mayApply || (verbs.length === 0 && said === null)) return null;
  const labels = {
    pause: t("pause"),
    continue: t("continue"),
    abort: operation.state === "awaiting_confirmation" ? t("undo") : t("abort"),
    confirm: t("confirm"),
    "re-read": t("reRead"),
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        {verbs.map((verb) => (
          <Button
            key={verb}
            variant={looks[verb]}
            isPending={steer.isPending && steer.variables === verb}
            isDisabled={steer.isPending}
            onPress={() => (verb === "abort" ? setAborting(true) : steer.mutate(verb))}
          >
            {labels[verb]}
          </Button>
        ))}
        {operation.state === "awaiting_confirmation" && operation.confirmBy !== null ? (
          <TimeLeft until={operation.confirmBy} />
        ) : null}
        {said === null ? null : (
          <p role="status" className="text-muted text-sm">
            {said === "paused" ? t.rich("paused", { since: () => <Moment at={operation.pausedAt} /> }) : t(said)}
          </p>
        )}
      </div>
      {isAborting ? (
        <ConfirmDialog
          isOpen
          danger
          title={t("abortTitle")}
          confirmLabel={labels.abort}
          isPending={steer.isPending}
          error={steer.error}
          onClose={() => setAborting(false)}
          onConfirm={() => steer.mutate("abort")}
        >
          {t("abortAbout")}
        </ConfirmDialog>
      ) : (
        <Failure error={steer.error} />
      )}
    </div>
  );
}

const looks = {
  pause: "secondary",
  continue: "primary",
  abort: "danger",
  confirm: "primary",
  "re-read": "secondary",
} as const satisfies Record<Verb, string>;

function verbsFor({ kind, state, asked }: OperationResource): readonly Verb[] {
  if (state === "unknown" && (kind === "apply" || kind === "weight")) return ["re-read"];
  if (kind !== "apply") return [];
  if (state === "queued") return ["abort"];
  if (state === "awaiting_confirmation") return asked === null ? ["confirm", "abort"] : [];
  if (state !== "running") return [];
  if (asked === null) return ["pause", "abort"];
  return asked === "pause" ? ["continue", "abort"] : [];
}

function saidOf({
  state,
  asked,
  pausedAt,
}: OperationResource): "pausing" | "paused" | "aborting" | "confirming" | null {
  if (state !== "running" && state !== "awaiting_confirmation" && state !== "verifying") return null;
  if (asked === "pause") return pausedAt === null ? "pausing" : "paused";
  if (asked === "abort") return "aborting";
  return asked === "confirm" ? "confirming" : null;
}
