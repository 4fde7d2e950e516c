"use client";

import { useTranslations } from "next-intl";
import { StatusShape } from "@/components/ui/status-shape";
import type { WallException } from "@/lib/api/resources/wall-view";

type Props = {
  exceptions: readonly WallException[];
  /** As many as fit; when there are more, the last line says how many. */
  lines: number;
  /** A page of one cluster need not name it on every line. */
  withCluster: boolean;
  /** Nothing found says something only where somebody looked. */
  isKnown: boolean;
};

/** What needs somebody, worst first. */
export function ExceptionList({ exceptions, lines, withCluster, isKnown }: Props) {
  const t = useTranslations("wall");
  if (exceptions.length === 0) {
    return isKnown ? (
      <p className="wall-none wall-mark" data-level="good">
        <StatusShape shape="circle" />
        {t("noExceptions")}
      </p>
    ) : null;
  }
  const shown = exceptions.length > lines ? exceptions.slice(0, Math.max(0, lines - 1)) : exceptions;
  const rest = exceptions.length - shown.length;
  return (
    <ul className="wall-exceptions">
      {shown.map((exception) => (
        <ExceptionLine key={exception.key} exception={exception} withCluster={withCluster} />
      ))}
      {rest === 0 ? null : (
        <li>
          <span className="wall-mark" data-level={exceptions.some(({ level }) => level === "bad") ? "bad" : "caution"}>
            {t("more", { count: rest })}
          </span>
        </li>
      )}
    </ul>
  );
}

function ExceptionLine({ exception, withCluster }: { exception: WallException; withCluster: boolean }) {
  const t = useTranslations("wall.exception");
  const { kind, level, subject, clusterName, up, total } = exception;
  return (
    <li>
      <span className="wall-mark" data-level={level}>
        <StatusShape shape={level === "bad" ? "diamond" : "triangle-up"} />
        {t(kind, { up: up ?? 0, total: total ?? 0 })}
      </span>
      <span className="wall-subject">{subject === "" ? clusterName : subject}</span>
      {withCluster && subject !== "" ? <span className="wall-small wall-where">{clusterName}</span> : null}
    </li>
  );
}
