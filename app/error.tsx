"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

/** A page that broke while rendering. The digest finds the entry in the server's log. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("common");
  return (
    <div className="mx-auto max-w-2xl p-6">
      <Banner
        role="alert"
        tone="bad"
        title={t("broken.title")}
        actions={<Button onPress={reset}>{t("tryAgain")}</Button>}
      >
        {t("broken.text")}
        {error.digest === undefined ? null : (
          <p className="mt-1 text-muted text-xs">{t("broken.digest", { digest: error.digest })}</p>
        )}
      </Banner>
    </div>
  );
}
