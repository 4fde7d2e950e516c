"use client";

import { useTranslations } from "next-intl";
import { ApiError } from "@/lib/client/api-error";
import { Banner } from "./banner";
import { Button } from "./button";
import { useErrorText } from "./use-error-text";

type Props = { error: Error; onRetry?: () => void };

/** A read that failed: what happened, and the way to try again. Being refused is said as such and offers no retry. */
export function ErrorState({ error, onRetry }: Props) {
  const t = useTranslations("common");
  const { text, requestId } = useErrorText()(error);
  const refused = error instanceof ApiError && error.problem.code === "auth.forbidden";
  return (
    <Banner
      role="alert"
      tone={refused ? "caution" : "bad"}
      title={refused ? t("notAllowed") : t("couldNotLoad")}
      {...(onRetry === undefined || refused ? {} : { actions: <Button onPress={onRetry}>{t("tryAgain")}</Button> })}
    >
      {text}
      {requestId === null ? null : <p className="mt-1 text-muted text-xs">{t("requestId", { id: requestId })}</p>}
    </Banner>
  );
}
