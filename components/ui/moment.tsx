"use client";

import { useFormatter } from "next-intl";
import { useServerClock } from "@/lib/client/server-clock";

type Props = { at: string | null; precision?: "minute" | "second" | "millisecond" };

/** An exact time in the reader's zone (the zone shows on hover). Empty until the browser knows its zone. */
export function Moment({ at, precision = "second" }: Props) {
  const format = useFormatter();
  const clock = useServerClock();
  if (at === null) {
    return <span aria-hidden="true">–</span>;
  }
  if (clock === null) {
    return <time dateTime={at} />;
  }
  const date = new Date(at);
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const text = format.dateTime(date, {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
    ...(precision === "minute" ? {} : { second: "2-digit" }),
    ...(precision === "millisecond" ? { fractionalSecondDigits: 3 as const } : {}),
  });
  const zone = format.dateTime(date, { timeZone, timeZoneName: "short", year: "numeric" });
  return (
    <time dateTime={at} title={zone} className="whitespace-nowrap">
      {text}
    </time>
  );
}
