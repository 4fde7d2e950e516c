"use client";

import { useTranslations } from "next-intl";
import type { FieldPath } from "@/components/ui/form-problems";
import { NumberField } from "@/components/ui/number-field";

type Props = { path: FieldPath; value: number | null; onChange: (mark: number | null) => void };

/** A firewall mark; null while none is entered. */
export function MarkField(props: Props) {
  const t = useTranslations("clusters.listener");
  return <NumberField isRequired label={t("mark")} minValue={1} maxValue={4294967295} {...props} />;
}
