"use client";

import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/ui/code-block";
import { StatusMark } from "@/components/ui/status-mark";
import { useSentence } from "@/components/ui/use-sentence";
import { directorNetPaths } from "@/lib/director/director-net-paths";
import type { Engine } from "@/lib/model/cluster";
import type { Problem } from "@/lib/model/problem";
import type { Preview } from "./preview-service";

/** What the directors would get, beside the form that says it; while that is not possible, what is missing. */
export function ServicePreview({ preview, engine }: { preview: Preview; engine: Engine }) {
  const t = useTranslations("clusters.preview");
  const { problems, keepalivedConf, rules, net } = preview;
  const isBlocked = problems.some(({ severity }) => severity === "error");
  return (
    <section aria-label={t("title")} className="flex min-w-0 flex-col gap-4">
      <div>
        <h2 className="font-semibold text-sm">{t("title")}</h2>
        <p className="text-muted text-xs/5">{t("about")}</p>
      </div>
      {problems.length === 0 ? null : <Problems problems={problems} />}
      {isBlocked ? null : (
        <>
          {engine === "keepalived" ? (
            <Text title="keepalived.conf" text={keepalivedConf} instead={t("noDestinations")} />
          ) : null}
          <Text title="ipvsadm -R" text={rules} instead={t("noDestinations")} />
          {net === "" ? null : <Text title={directorNetPaths.list} text={net} instead="" />}
        </>
      )}
    </section>
  );
}

function Text({ title, text, instead }: { title: string; text: string; instead: string }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-mono text-muted text-xs">{title}</h3>
      {text === "" ? <p className="text-muted text-sm">{instead}</p> : <CodeBlock label={title} text={text} />}
    </div>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  const explain = useSentence("problems");
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {problems.map((problem) => {
        const { path, code, params = {}, severity } = problem;
        return (
          <li key={`${path.join(".")} ${code}`} className="min-w-0">
            <StatusMark shape="triangle-up" tone={severity === "error" ? "unclear" : "caution"}>
              <span className="font-mono text-xs">{path.join(".")}</span>
            </StatusMark>
            <p>{explain({ code, params })}</p>
          </li>
        );
      })}
    </ul>
  );
}
