"use client";

import { useTranslations } from "next-intl";
import { stepLooks } from "@/components/operations/operation-looks";
import { CodeBlock } from "@/components/ui/code-block";
import { Disclosure } from "@/components/ui/disclosure";
import { Panel } from "@/components/ui/panel";
import { StatusMark } from "@/components/ui/status-mark";
import { useSentence } from "@/components/ui/use-sentence";
import type { OperationStepResource } from "@/lib/api/resources/operation";
import { groupSteps } from "./group-steps";

/** What ran on which host, in order. Output of a host is plain text and closed until asked for. */
export function OperationSteps({ steps }: { steps: readonly OperationStepResource[] }) {
  const t = useTranslations("operations");
  const waveOf = useSentence("operations.wave");
  return (
    <Panel title={t("page.steps")}>
      <div className="flex flex-col gap-5">
        {groupSteps(steps).map((group) => (
          <section key={group.id} aria-label={`${group.hostName} ${group.wave}`}>
            <h3 className="mb-1 font-medium text-sm">
              {group.hostName}{" "}
              <span className="font-normal text-muted">{waveOf({ code: group.wave, params: {} })}</span>{" "}
              <GroupDuration steps={group.steps} />
            </h3>
            <ol className="border-separator border-s ps-3">
              {group.steps.map((step) => (
                <Step key={step.seq} step={step} />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Panel>
  );
}

function Step({ step }: { step: OperationStepResource }) {
  const t = useTranslations("operations");
  const sentence = useSentence("operations", "plan");
  const title = (
    <span className="grid min-w-0 grid-cols-[6rem_minmax(0,1fr)] items-baseline gap-x-3">
      <StatusMark {...stepLooks[step.state]}>{t(`stepStates.${step.state}`)}</StatusMark>
      <span className="break-words">{sentence(step.title)}</span>
    </span>
  );
  if (step.output === "") {
    return <li className="flex min-h-7 items-center ps-5.5 text-sm">{title}</li>;
  }
  return (
    <li>
      <Disclosure title={title} defaultExpanded={step.state === "failed"}>
        <CodeBlock label={t("page.output")} text={step.output} maxHeight="md" />
      </Disclosure>
    </li>
  );
}

/** The steps of a host in a wave are one program, so it is the program that took this long. */
function GroupDuration({ steps }: { steps: readonly OperationStepResource[] }) {
  const t = useTranslations("operations.page");
  const starts = steps.flatMap(({ startedAt }) => (startedAt === null ? [] : Date.parse(startedAt)));
  const ends = steps.flatMap(({ finishedAt }) => (finishedAt === null ? [] : Date.parse(finishedAt)));
  if (starts.length === 0 || ends.length < steps.length) {
    return null;
  }
  return (
    <span className="whitespace-nowrap ps-1 font-normal text-muted text-xs tabular-nums">
      {t("duration", { milliseconds: Math.max(...ends) - Math.min(...starts) })}
    </span>
  );
}
