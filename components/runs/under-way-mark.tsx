"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { pageSchema } from "@/lib/api/resources/common";
import { runResourceSchema } from "@/lib/api/resources/run";
import { useResource } from "@/lib/client/use-resource";
import { isRunOver, runLooks } from "./run-looks";
import { useRunTitle } from "./use-run-title";

const pollMs = 5_000;

/** The newest run of a cluster while it is under way, and the way to watch it. */
export function UnderWayMark({ clusterId }: { clusterId: string }) {
  const t = useTranslations("runs");
  const titleOf = useRunTitle();
  const { data } = useResource(pageSchema(runResourceSchema), `/runs?clusterId=${clusterId}&limit=5`, { pollMs });
  const run = data?.items.find(({ state }) => !isRunOver(state));
  if (run === undefined) return null;
  return (
    <Link href={`/runs/${run.id}`} className="rounded-md hover:brightness-95" title={titleOf(run)}>
      <StatusMark {...runLooks[run.state]} filled>
        {t("underWay", { name: run.actorName, state: t(`states.${run.state}`) })}
      </StatusMark>
    </Link>
  );
}
