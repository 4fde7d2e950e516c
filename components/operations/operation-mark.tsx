"use client";

import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { OperationState } from "@/lib/api/resources/operation";
import { operationLooks } from "./operation-looks";

/** How an operation stands, as shape and word. */
export function OperationMark({ state, filled = false }: { state: OperationState; filled?: boolean }) {
  const t = useTranslations("operations.states");
  return (
    <StatusMark {...operationLooks[state]} filled={filled}>
      {t(state)}
    </StatusMark>
  );
}
