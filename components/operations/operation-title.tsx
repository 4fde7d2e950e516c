"use client";

import { useTranslations } from "next-intl";
import type { OperationResource } from "@/lib/api/resources/operation";

/** What an operation does, to what: "Apply plan · web". */
export function useOperationTitle(): (operation: OperationResource) => string {
  const t = useTranslations("operations.kinds");
  return (operation) => {
    const target = operation.clusterName ?? operation.hostName;
    return target === null ? t(operation.kind) : `${t(operation.kind)} · ${target}`;
  };
}
