"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useLive } from "./use-live";

/** Offers the new release to a page that was loaded from an older one; reloading by itself could lose what is typed. */
export function BuildBanner({ build }: { build: string }) {
  const t = useTranslations("live.stream");
  const live = useLive();
  if (live.build === null || live.build === build) return null;
  return (
    <div className="mb-4">
      <Banner
        role="status"
        tone="info"
        title={t("newBuild")}
        actions={<Button onPress={() => window.location.reload()}>{t("reload")}</Button>}
      />
    </div>
  );
}
