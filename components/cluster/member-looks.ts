import type { Shape } from "@/components/ui/status-shape";
import type { Tone } from "@/components/ui/tone";
import type { MemberState } from "@/lib/live/member-state";

/** Shape and colour of a destination's state, wherever it is shown. */
export const memberLooks: Readonly<Record<MemberState["kind"], { shape: Shape; tone: Tone }>> = {
  up: { shape: "circle", tone: "good" },
  draining: { shape: "triangle-down", tone: "info" },
  drained: { shape: "triangle-down-hollow", tone: "info" },
  down: { shape: "diamond", tone: "bad" },
  drift: { shape: "not-equal", tone: "drift" },
  new: { shape: "circle-quarter", tone: "unclear" },
  "kernel-only": { shape: "circle-dashed", tone: "drift" },
  unknown: { shape: "circle-dashed", tone: "unclear" },
};
