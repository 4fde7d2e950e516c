"use client";

import { useTranslations } from "next-intl";
import type { OperationResource } from "@/lib/api/resources/operation";

/** How many connections each director still shows, while an operation waits for them and after it. */
export function DrainCountdown({ operation: { drain } }: { operation: Pick<OperationResource, "drain"> }) {
  const t = useTranslations("operations.drain");
  if (drain === null || drain.directors.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-sm tabular-nums">
      {drain.directors.map(({ directorId, name, fresh, active, inactive }) => (
        <li key={directorId}>
          <span className="font-medium">{name}</span>:{" "}
          {fresh ? t("connections", { active, inactive }) : t("notSampled")}
        </li>
      ))}
    </ul>
  );
}
