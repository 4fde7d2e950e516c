import type { Shape } from "@/components/ui/status-shape";
import type { Tone } from "@/components/ui/tone";
import type { VipHolding } from "./vip-holders";

/** Shape and colour of who holds a VIP, wherever it is shown. */
export const holdingLooks: Readonly<Record<VipHolding["kind"], { shape: Shape; tone: Tone }>> = {
  held: { shape: "circle", tone: "good" },
  split: { shape: "triangle-up", tone: "bad" },
  nobody: { shape: "diamond", tone: "bad" },
  unknown: { shape: "circle-dashed", tone: "unclear" },
};
