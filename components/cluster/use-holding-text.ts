"use client";

import { useTranslations } from "next-intl";
import type { VipHolding } from "./vip-holders";

/** Who holds a VIP, in words. */
export function useHoldingText(): (holding: VipHolding) => string {
  const t = useTranslations("clusters.vips.holding");
  return (holding) => {
    switch (holding.kind) {
      case "held":
        return holding.by.name;
      case "split":
        return t("split", { names: holding.by.map(({ name }) => name).join(", ") });
      case "nobody":
        return t("nobody");
      case "unknown":
        return t("unknown");
    }
  };
}
