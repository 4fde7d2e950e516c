"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Banner } from "@/components/ui/banner";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { useSentence } from "@/components/ui/use-sentence";
import type { OperationEventResource } from "@/lib/api/resources/operation";

type Props = { events: readonly OperationEventResource[]; isLive: boolean; isInterrupted: boolean };

const looks = { info: "", warning: "text-caution", error: "text-bad" } as const;

/** The log as it is written. It follows the end while the reader is at the end, and stays put when they scroll up. */
export function OperationLog({ events, isLive, isInterrupted }: Props) {
  const t = useTranslations("operations.page");
  const sentence = useSentence("operations", "errors", "plan");
  const list = useRef<HTMLDivElement>(null);
  const count = events.length;
  useEffect(() => {
    const element = list.current;
    if (count > 0 && element !== null && element.scrollHeight - element.scrollTop - element.clientHeight < 80) {
      element.scrollTop = element.scrollHeight;
    }
  }, [count]);
  return (
    <Panel title={t("log")}>
      {isInterrupted && isLive ? (
        <div className="mb-3">
          <Banner tone="caution" title={t("logInterrupted")} />
        </div>
      ) : null}
      <section
        ref={list}
        role="log"
        aria-label={t("log")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        tabIndex={0}
        className="max-h-96 overflow-y-auto rounded-sm"
      >
        {count === 0 ? <p className="text-muted text-sm">{t(isLive ? "logWaiting" : "logEmpty")}</p> : null}
        <ol className="flex flex-col gap-1 text-[13px]/5">
          {events.map((event) => (
            <li key={event.id} className="grid gap-x-4 sm:grid-cols-[11.5rem_minmax(0,1fr)]">
              <span className="text-muted">
                <Moment at={event.at} />
              </span>
              <span className={looks[event.level]}>
                {event.level === "info" ? null : (
                  <strong className="font-semibold">{t(`level.${event.level}`)} </strong>
                )}
                {sentence(event.message)}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </Panel>
  );
}
