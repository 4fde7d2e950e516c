"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { StatusMark } from "@/components/ui/status-mark";
import { useErrorText } from "@/components/ui/use-error-text";
import { useSentence } from "@/components/ui/use-sentence";
import { ApiError } from "@/lib/client/api-error";
import { OverrideWeight } from "./override-weight";
import type { WeightEdit, WeightWish } from "./use-weight-edit";

type Props = {
  edit: Extract<WeightEdit, { kind: "refused" | "failed" }>;
  /** What the kernel has now. */
  confirmed: number | null;
  onSend: (wish: WeightWish) => void;
  onDismiss: () => void;
};

/** Why a weight was not changed, what is in force now, and what can be done about it. */
export function EditFailure({ edit, confirmed, onSend, onDismiss }: Props) {
  const t = useTranslations("live.weight");
  const explain = useSentence("errors");
  const errorText = useErrorText();
  const refusal = edit.kind === "refused" && edit.error instanceof ApiError ? edit.error.problem : null;
  const stale = refusal?.code === "revision.stale";
  const forbidding = refusal?.code === "guard.forbids" ? refusal.problems : [];
  const reason =
    edit.kind === "refused"
      ? errorText(edit.error).text
      : edit.operation.problem === null
        ? t(`ended.${edit.operation.state}`)
        : explain(edit.operation.problem);
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
      <StatusMark shape="diamond" tone="bad">
        {t("notChanged", { to: edit.to })}
      </StatusMark>
      <span className="min-w-0">
        {forbidding.length > 0 ? forbidding.map(({ message }) => message).join(" ") : stale ? t("stale") : reason}
      </span>
      <span className="text-muted">
        {confirmed === null ? t("nowUnknown") : t("nowInForce", { weight: confirmed })}
      </span>
      <span className="ms-auto flex items-center gap-1">
        {edit.kind === "failed" ? (
          <Link className="text-link" href={`/operations/${edit.operation.id}`}>
            {t("operation")}
          </Link>
        ) : null}
        {forbidding.length > 0 ? (
          <OverrideWeight to={edit.to} problems={forbidding} onSend={onSend} />
        ) : (
          <Button variant="quiet" onPress={() => onSend({ weight: edit.to })}>
            {stale ? t("takeOver", { to: edit.to }) : t("again")}
          </Button>
        )}
        <IconButton label={t("dismiss")} onPress={onDismiss}>
          <X aria-hidden="true" className="size-4" />
        </IconButton>
      </span>
    </div>
  );
}
