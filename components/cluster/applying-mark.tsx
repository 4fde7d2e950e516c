"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { isFinished } from "@/components/operations/operation-looks";
import { StatusMark } from "@/components/ui/status-mark";
import { useRecentOperations } from "./use-recent-operations";

/** A plan that is being carried out on this cluster now, and the way to watch it. */
export function ApplyingMark({ clusterId }: { clusterId: string }) {
  const t = useTranslations("clusters");
  const applying = useRecentOperations(clusterId).find(({ kind, state }) => kind === "apply" && !isFinished(state));
  if (applying === undefined) return null;
  return (
    <Link href={`/operations/${applying.id}`} className="rounded-md hover:brightness-95">
      <StatusMark shape="circle-quarter" tone="info" filled busy>
        {t("applying", { name: applying.actorName })}
      </StatusMark>
    </Link>
  );
}
