"use client";

import { useTranslations } from "next-intl";
import type { FieldPath } from "@/components/ui/form-problems";
import { NumberField } from "@/components/ui/number-field";

type Props = {
  path: FieldPath;
  value: number | null;
  onChange: (port: number | null) => void;
  /** Instead of "Port". */
  label?: string;
  description?: string;
};

/** A port; null while none is entered. */
export function PortField({ label, ...rest }: Props) {
  const t = useTranslations("clusters.services");
  return <NumberField isRequired label={label ?? t("port")} minValue={0} maxValue={65535} {...rest} />;
}
