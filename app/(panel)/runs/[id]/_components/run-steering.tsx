"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Failure } from "@/components/ui/failure";
import { type RunResource, runResourceSchema } from "@/lib/api/resources/run";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import type { RunState } from "@/lib/model/run/phase";

type Verb = "pause" | "continue" | "abort";

const verbsIn: Record<RunState, readonly Verb[]> = {
  running: ["pause", "abort"],
  paused: ["continue", "abort"],
  aborting: [],
  succeeded: [],
  failed: [],
  aborted: [],
};

/** What people can still tell a run; shown only while it means something. */
export function RunSteering({ run }: { run: RunResource }) {
  const t = useTranslations("runs.steer");
  const mayApply = useCan("cluster.apply");
  const [isAborting, setAborting] = useState(false);
  const path = apiPath`/runs/${run.id}`;
  const steer = useSubmit(runResourceSchema, (verb: Verb) => ({ method: "POST" as const, path: `${path}/${verb}` }), {
    refresh: [path],
    onDone: () => setAborting(false),
  });
  const verbs = verbsIn[run.state];
  if (!mayApply || verbs.length === 0) return null;
  return (
    <>
      {verbs.map((verb) => (
        <Button
          key={verb}
          variant={verb === "abort" ? "danger" : verb === "continue" ? "primary" : "secondary"}
          isPending={steer.isPending && steer.variables === verb}
          isDisabled={steer.isPending}
          onPress={() => (verb === "abort" ? setAborting(true) : steer.mutate(verb))}
        >
          {t(verb)}
        </Button>
      ))}
      {isAborting ? (
        <ConfirmDialog
          isOpen
          danger
          title={t("abortTitle")}
          confirmLabel={t("abort")}
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
    </>
  );
}
