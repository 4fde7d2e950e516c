import type { Shape } from "@/components/ui/status-shape";
import type { Tone } from "@/components/ui/tone";
import type { MaintenanceState } from "@/lib/model/maintenance";

type Look = { readonly shape: Shape; readonly tone: Tone; readonly busy?: boolean };

export const maintenanceLooks: Readonly<Record<MaintenanceState | "late", Look>> = {
  scheduled: { shape: "circle-dashed", tone: "info" },
  active: { shape: "square", tone: "caution" },
  ending: { shape: "circle-quarter", tone: "info", busy: true },
  /** It has waited for its server for so long that somebody should look. */
  late: { shape: "triangle-down", tone: "bad" },
  ended: { shape: "circle", tone: "rest" },
  refused: { shape: "diamond", tone: "bad" },
};
