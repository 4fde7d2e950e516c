"use client";

import { useServerClock } from "@/lib/client/server-clock";
import { formatMoment, type MomentPrecision } from "./format-moment";

type Props = { at: string | null; precision?: MomentPrecision };

/** An exact time in the reader's zone (named on hover). Empty until the browser knows its zone. */
export function Moment({ at, precision = "second" }: Props) {
  const clock = useServerClock();
  if (at === null) {
    return <span aria-hidden="true">–</span>;
  }
  if (clock === null) {
    return <time dateTime={at} />;
  }
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <time dateTime={at} title={timeZone} className="whitespace-nowrap">
      {formatMoment(new Date(at), timeZone, precision)}
    </time>
  );
}
