"use client";

import { useTranslations } from "next-intl";
import { useSentence } from "@/components/ui/use-sentence";
import type { DirectorSnapshot } from "@/lib/live/snapshot";

/**
 * Why a director could not be sampled, in a sentence. A sample has no operation behind it whose output could be read, so
 * that a command that failed is explained by what it was to read.
 */
export function useSampleProblem(): (problem: NonNullable<DirectorSnapshot["problem"]>) => string {
  const t = useTranslations("live");
  const explain = useSentence("errors");
  return (problem) => (problem.code === "host.program_failed" ? t("noTable") : explain(problem));
}
