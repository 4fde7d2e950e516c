import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { Severity } from "@/lib/model/alert/kinds";

const looks = {
  critical: { shape: "diamond", tone: "bad" },
  warning: { shape: "triangle-up", tone: "caution" },
  info: { shape: "circle", tone: "info" },
} as const;

/** How bad an alert is, as shape, word and colour. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const t = useTranslations("alerts.severities");
  return <StatusMark {...looks[severity]}>{t(severity)}</StatusMark>;
}
