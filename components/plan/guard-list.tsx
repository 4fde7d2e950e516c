"use client";

import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { StatusMark } from "@/components/ui/status-mark";
import type { Shape } from "@/components/ui/status-shape";
import type { Tone } from "@/components/ui/tone";
import { useSentence } from "@/components/ui/use-sentence";
import type { PlanResource } from "@/lib/api/resources/operation";

type Result = PlanResource["guards"][number];

const looks: Readonly<Record<Result["verdict"], { shape: Shape; tone: Tone }>> = {
  passed: { shape: "circle", tone: "good" },
  warns: { shape: "triangle-up", tone: "caution" },
  forbids: { shape: "square", tone: "bad" },
};

/** Every guard with its verdict, the figures that it judged by, and what it has to say. */
export function GuardList({ guards }: { guards: PlanResource["guards"] }) {
  const t = useTranslations("clusters.guards");
  return (
    <Panel title={t("title")} description={t("about")} padding="none">
      <ul className="divide-y divide-separator">
        {guards.map((result) => (
          <GuardRow key={result.guard} result={result} />
        ))}
      </ul>
    </Panel>
  );
}

function GuardRow({ result: { guard, verdict, overridable, figures, problems } }: { result: Result }) {
  const t = useTranslations("clusters.guards");
  const explain = useSentence("plan");
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-2.5 sm:grid-cols-[7rem_minmax(0,1fr)]">
      <StatusMark {...looks[verdict]}>{t(`verdicts.${verdict}`)}</StatusMark>
      <div className="min-w-0 text-sm">
        <p>
          <span className="font-medium">{t(`names.${guard}`)}</span>{" "}
          <span className="text-muted">{explain(figures)}</span>
        </p>
        {problems.length === 0 ? null : (
          <ul className="mt-1 list-disc ps-4">
            {problems.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        )}
        {verdict === "forbids" && !overridable ? <p className="mt-1 text-muted">{t("fixed")}</p> : null}
      </div>
    </li>
  );
}
