import type { Freshness } from "@/components/live/freshness";
import type { Shape } from "@/components/ui/status-shape";
import type { Tone } from "@/components/ui/tone";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import type { Engine } from "@/lib/model/cluster";

/** Whether a director holds the VIPs, stands by, or does not do its work; "unknown" and what follows: why not known. */
export type DirectorState = "active" | "standby" | "stopped" | "unknown" | "noTable" | "notReached";

export function directorState(snapshot: DirectorSnapshot | null, freshness: Freshness, engine: Engine): DirectorState {
  if (snapshot === null || freshness === "lost" || freshness === "never") {
    const problem = snapshot?.problem ?? null;
    if (problem === null) return "unknown";
    return problem.code === "host.program_failed" ? "noTable" : "notReached";
  }
  if (engine === "keepalived" && snapshot.keepalivedRunning === false) return "stopped";
  return snapshot.vips.length > 0 ? "active" : "standby";
}

export const directorLooks: Readonly<Record<DirectorState, { shape: Shape; tone: Tone }>> = {
  active: { shape: "circle", tone: "good" },
  standby: { shape: "circle", tone: "info" },
  stopped: { shape: "diamond", tone: "bad" },
  unknown: { shape: "circle-dashed", tone: "unclear" },
  noTable: { shape: "circle-dashed", tone: "unclear" },
  notReached: { shape: "circle-dashed", tone: "unclear" },
};
