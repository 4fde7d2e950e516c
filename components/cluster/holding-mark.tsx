"use client";

import { StatusMark } from "@/components/ui/status-mark";
import { holdingLooks } from "./holding-looks";
import { useHoldingText } from "./use-holding-text";
import type { VipHolding } from "./vip-holders";

/** Who holds a VIP, as shape, words and colour. */
export function HoldingMark({ holding }: { holding: VipHolding }) {
  const text = useHoldingText();
  return <StatusMark {...holdingLooks[holding.kind]}>{text(holding)}</StatusMark>;
}
