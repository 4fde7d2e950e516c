"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { useSentence } from "@/components/ui/use-sentence";
import type { HistoryMark } from "@/lib/api/resources/history";

/** What happened in the time that is shown: the uprights of the charts, in words. */
export function MarkList({ marks }: { marks: readonly HistoryMark[] }) {
  const t = useTranslations("live.charts");
  const kinds = useTranslations("operations.kinds");
  const say = useSentence("events");
  if (marks.length === 0) return null;
  const textOf = ({ operation, sentence }: HistoryMark): string => {
    if (sentence !== null) return say(sentence);
    if (operation === null) return t("failover");
    const what = kinds.has(operation.kind) ? kinds(operation.kind) : operation.kind;
    return [what, operation.actorName, operation.reason].filter((part) => part !== "").join(" · ");
  };
  return (
    <Panel title={t("marks")} description={t("marksAbout")}>
      <ul className="flex max-h-60 flex-col gap-1.5 overflow-y-auto text-sm">
        {[...marks].reverse().map((mark) => (
          <li key={`${mark.at} ${mark.operation?.id ?? mark.sentence?.code}`} className="flex flex-wrap gap-x-3">
            <span className="text-muted">
              <Moment at={mark.at} />
            </span>
            {mark.operation === null ? (
              <span>{textOf(mark)}</span>
            ) : (
              <Link className="text-link" href={`/operations/${mark.operation.id}`}>
                {textOf(mark)}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
