import { useTranslations } from "next-intl";
import { auditActionSchema } from "@/lib/api/resources/audit-actions";

/** What an entry of the trail tells, in words; the code of an action that this page is too old to know. */
export function useAuditAction(): (action: string) => string {
  const t = useTranslations("audit.actions");
  return (action) => {
    const known = auditActionSchema.safeParse(action);
    return known.success ? t(known.data) : action;
  };
}
