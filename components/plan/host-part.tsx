"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { CodeBlock } from "@/components/ui/code-block";
import { DiffView } from "@/components/ui/diff-view";
import { Disclosure } from "@/components/ui/disclosure";
import type { FileChange, HostPlan, PlanStep } from "@/lib/plan/model";
import { StepList } from "./step-list";

/** One host's part of a wave: its steps with their reasons, the files that change, and what will be run. */
export function HostPart({ host }: { host: HostPlan }) {
  const t = useTranslations("clusters.plan");
  const changes = host.steps.filter(({ action }) => action !== "no-op");
  const kept = host.steps.filter(({ action }) => action === "no-op");
  return (
    <section aria-label={host.hostName}>
      <h3 className="flex flex-wrap items-center gap-2.5">
        <Link className="font-semibold hover:underline" href={`/hosts/${host.hostId}`}>
          {host.hostName}
        </Link>
        <Badge>{t(`roles.${host.role}`)}</Badge>
        <span className="font-normal text-muted text-xs">{t("changes", { count: changes.length })}</span>
      </h3>
      <div className="mt-2 flex flex-col gap-1.5">
        {changes.length === 0 ? null : <StepList steps={changes} />}
        {host.files
          .filter(({ before, after }) => before !== after)
          .map((file) => (
            <FileDiff key={file.path} hostName={host.hostName} file={file} />
          ))}
        {host.kernelEdits.length === 0 ? null : (
          <Disclosure title={t("kernelEdits", { count: host.kernelEdits.length })} defaultExpanded>
            <CodeBlock
              label={t("kernelEditsLabel", { host: host.hostName })}
              text={host.kernelEdits.join("\n")}
              maxHeight="md"
            />
          </Disclosure>
        )}
        {changes.length === 0 ? null : (
          <Disclosure title={t("commands")}>
            <CodeBlock label={t("commandsOf", { host: host.hostName })} text={scriptOf(changes)} maxHeight="md" />
          </Disclosure>
        )}
        {kept.length === 0 ? null : (
          <Disclosure title={<span className="text-muted">{t("kept", { count: kept.length })}</span>}>
            <StepList steps={kept} />
          </Disclosure>
        )}
      </div>
    </section>
  );
}

/** A short diff is read anyway; a whole new script of hundreds of lines would bury what is next to it. */
const longestOpenDiff = 60;

function FileDiff({ hostName, file: { path, diff } }: { hostName: string; file: FileChange }) {
  const t = useTranslations("clusters.plan");
  const lines = diff.split("\n").filter((line) => !/^(\+\+\+|---) /.test(line));
  const added = lines.filter((line) => line.startsWith("+")).length;
  const removed = lines.filter((line) => line.startsWith("-")).length;
  return (
    <Disclosure
      defaultExpanded={lines.length <= longestOpenDiff}
      title={
        <span className="flex items-baseline gap-2.5">
          <span className="font-mono text-[13px]">{path}</span>
          <span className="text-good text-xs">+{added}</span>
          <span className="text-bad text-xs">−{removed}</span>
        </span>
      }
    >
      <DiffView label={t("diffOf", { path, host: hostName })} diff={diff} />
    </Disclosure>
  );
}

function scriptOf(steps: readonly PlanStep[]): string {
  return steps.map(({ id, script }) => `# ${id}\n${script.trimEnd()}\n`).join("\n");
}
