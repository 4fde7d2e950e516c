"use client";

import { useTranslations } from "next-intl";
import { ApiError } from "@/lib/client/api-error";

/** One sentence for the reader about a failed call, in the reader's language, and the number to quote to support. */
export function useErrorText(): (error: Error) => { text: string; requestId: string | null } {
  const t = useTranslations("common");
  return (error) =>
    error instanceof ApiError
      ? { text: error.problem.detail, requestId: error.problem.requestId }
      : { text: t("noAnswer"), requestId: null };
}
