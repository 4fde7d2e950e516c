"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { WallNotice } from "./_components/wall-notice";

const pauseMs = 10_000;

/** Nobody stands at a wall to press a button: it tries again by itself. */
export default function WallError() {
  const t = useTranslations("wall");
  useEffect(() => {
    const timer = setTimeout(() => window.location.reload(), pauseMs);
    return () => clearTimeout(timer);
  }, []);
  return <WallNotice level="bad" title={t("broken")} />;
}
