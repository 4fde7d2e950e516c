"use client";

import { useFormatter, useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import type { SettingsResource } from "@/lib/api/resources/people";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How long figures are kept, and what they take on disk. */
export function HistorySize({ history }: { history: SettingsResource["history"] }) {
  const t = useTranslations("settings.history");
  const format = useFormatter();
  const { keep, bytes, fullBytes, series } = history;
  const size = (count: number) =>
    format.number(Math.ceil(count / 1_000_000), { style: "unit", unit: "megabyte", maximumFractionDigits: 0 });
  const time = (durationMs: number) =>
    durationMs < dayMs
      ? t("hours", { count: roundedTo(durationMs / hourMs) })
      : t("days", { count: roundedTo(durationMs / dayMs) });
  const kept = { sample: time(keep.sampleMs), minute: time(keep.minuteMs), quarter: time(keep.quarterMs) };
  return (
    <DefinitionList
      entries={[
        { id: "kept", term: t("kept"), value: t("keptText", kept) },
        { id: "bytes", term: t("bytes"), value: size(bytes) },
        { id: "full", term: t("full"), value: t("fullText", { size: size(fullBytes), series }) },
      ]}
    />
  );
}

function roundedTo(value: number): number {
  return Math.round(value * 10) / 10;
}
