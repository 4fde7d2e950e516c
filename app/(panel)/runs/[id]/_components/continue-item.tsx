"use client";

import { useTranslations } from "next-intl";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/failure";
import { type RunItemResource, type RunResource, runResourceSchema } from "@/lib/api/resources/run";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

/** For a target that is out and empty while somebody works on it: it is ready to come back, or it is not. */
export function ContinueItem({ run, item }: { run: RunResource; item: RunItemResource }) {
  const t = useTranslations("runs.hook");
  const mayApply = useCan("cluster.apply");
  const path = apiPath`/runs/${run.id}`;
  const answer = useSubmit(
    runResourceSchema,
    (failed: boolean) => ({
      method: "POST" as const,
      path: `${path}${apiPath`/items/${item.id}/continue`}`,
      body: { failed },
    }),
    { refresh: [path] },
  );
  const { script, state } = run;
  const waits = script.kind === "rolling" && (script.hook.kind === "manual" || script.hook.kind === "continue");
  if (!waits || item.phase !== "hook" || state === "aborting") return null;
  return (
    <div className="flex flex-col gap-2 rounded-md bg-info-soft p-3">
      <p className="text-sm">{t("about", { name: item.target.name })}</p>
      {mayApply ? (
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            isPending={answer.isPending && answer.variables === false}
            isDisabled={answer.isPending}
            onPress={() => answer.mutate(false)}
          >
            {t("ready", { name: item.target.name })}
          </Button>
          <Button
            isPending={answer.isPending && answer.variables === true}
            isDisabled={answer.isPending}
            onPress={() => answer.mutate(true)}
          >
            {t("failed")}
          </Button>
        </div>
      ) : null}
      <Failure error={answer.error} />
    </div>
  );
}
