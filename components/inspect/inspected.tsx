"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Age } from "@/components/ui/age";
import { Banner } from "@/components/ui/banner";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useSentence } from "@/components/ui/use-sentence";
import type { InspectionAnswer } from "@/lib/api/resources/inspection";
import type { Inspecting } from "./use-inspection";

type Props = { inspecting: Inspecting; label: string; children: (answer: InspectionAnswer) => ReactNode };

/** What has become of a question: on its way, failed, or answered and how long ago. A refusal stands where it was asked. */
export function Inspected({ inspecting: { data, error, isPending }, label, children }: Props) {
  const t = useTranslations("live.inspect");
  const sentence = useSentence("errors");
  if (isPending) return <SkeletonRows rows={3} label={label} />;
  if (error !== null || data === undefined) return null;
  if (data.problem !== null)
    return (
      <Banner tone="bad" title={t("failed")}>
        {sentence(data.problem)}
      </Banner>
    );
  if (data.answer === null) return null;
  return (
    <>
      {children(data.answer)}
      <p className="mt-3 text-muted text-xs">
        {t("read")} <Age at={data.readAt} />
      </p>
    </>
  );
}
