"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Spinner } from "@/components/ui/spinner";
import { useSentence } from "@/components/ui/use-sentence";
import type { OperationResource, OperationState } from "@/lib/api/resources/operation";

const tones: Record<OperationState, "good" | "info" | "caution" | "bad"> = {
  queued: "info",
  running: "info",
  verifying: "info",
  awaiting_confirmation: "caution",
  draining: "info",
  confirmed: "good",
  rolled_back: "caution",
  failed: "bad",
  partial: "bad",
  unknown: "bad",
  timed_out: "caution",
};

/** What came of it, in which state things are now, and what to do next. */
export function OperationResult({ operation, actions }: { operation: OperationResource; actions?: ReactNode }) {
  const t = useTranslations("operations.results");
  const sentence = useSentence("errors", "operations");
  const isChange = operation.kind === "apply" || operation.kind === "weight";
  const explained = `${isChange ? "change" : "task"}.${operation.state}` as const;
  const where = hostsOf(operation, operation.problem === null ? "" : sentence(operation.problem));
  return (
    <Banner role="status" tone={tones[operation.state]} title={t(`${explained}.title`)} actions={actions}>
      <p>{t(`${explained}.text`)}</p>
      {operation.problem === null ? null : (
        <p className="mt-1 font-medium">
          {where === "" ? sentence(operation.problem) : t("at", { where, problem: sentence(operation.problem) })}
        </p>
      )}
    </Banner>
  );
}

/** Where it came from, unless the words about it say so themselves. */
function hostsOf({ hosts, problem }: OperationResource, text: string): string {
  const names = hosts.filter((host) => host.problem?.code === problem?.code).map(({ name }) => name);
  return names.some((name) => text.includes(name)) ? "" : names.join(", ");
}

/** The short form beside a button that started it. */
export function OperationProgress({ operation }: { operation: OperationResource | undefined }) {
  const t = useTranslations("operations.states");
  return (
    <p role="status" className="flex items-center gap-2 text-muted text-sm">
      <Spinner />
      {t(operation?.state ?? "queued")}
    </p>
  );
}
