"use client";

import { ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ChoiceStrip } from "@/components/ui/choice-strip";
import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import { Failure } from "@/components/ui/failure";
import { Panel } from "@/components/ui/panel";
import type { LogName } from "@/lib/api/resources/inspection";
import { Inspected } from "./inspected";
import { useInspection } from "./use-inspection";

/** The newest lines of a director's logs, read when somebody wants to see them. */
export function LogsPanel({ directorId }: { directorId: string }) {
  const t = useTranslations("live.inspect");
  const [log, setLog] = useState<LogName>("keepalived");
  const inspecting = useInspection();
  if (!useCan("director.inspect")) return null;
  const look = (chosen: LogName): void => inspecting.mutate({ directorId, question: { kind: "log", log: chosen } });
  return (
    <Panel
      title={t("logs")}
      description={t("logsAbout")}
      actions={
        <>
          <ChoiceStrip
            label={t("log")}
            value={log}
            onChange={(chosen) => {
              setLog(chosen);
              look(chosen);
            }}
            choices={[
              { value: "keepalived", label: t("logNames.keepalived") },
              { value: "ipvs", label: t("logNames.ipvs") },
            ]}
          />
          <Button
            icon={<ScrollText aria-hidden="true" className="size-4" />}
            isPending={inspecting.isPending}
            onPress={() => look(log)}
          >
            {t("look")}
          </Button>
        </>
      }
    >
      {inspecting.isIdle ? <p className="text-muted text-sm">{t("logsIdle")}</p> : null}
      <Failure error={inspecting.error} />
      <Inspected inspecting={inspecting} label={t("logs")}>
        {(answer) =>
          answer.kind !== "log" ? null : answer.source === null ? (
            <EmptyState title={t("noLog")}>{t("noLogAbout")}</EmptyState>
          ) : (
            <>
              <CodeBlock label={t("logs")} text={[...answer.lines].reverse().join("\n")} maxHeight="md" />
              <p className="mt-2 text-muted text-xs">{t("logSource", { source: answer.source })}</p>
            </>
          )
        }
      </Inspected>
    </Panel>
  );
}
