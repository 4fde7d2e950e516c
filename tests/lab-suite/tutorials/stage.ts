import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { Lab } from "@/tests/lab/lab";
import type { PanelApi } from "@/tests/support/panel/panel-api";

export const directorNames = ["director1", "director2"] as const;
export type DirectorName = (typeof directorNames)[number];

/** What a tutorial is played on: one panel, and hosts that are as somebody finds them who begins to read. */
export type Stage = { readonly lab: Lab; readonly api: () => PanelApi };

/** How long people wait for VRRP, checks and neighbours. */
export const eventually = { timeout: 60_000, interval: 300 };

export function otherThan(own: DirectorName): DirectorName {
  return own === "director1" ? "director2" : "director1";
}

export async function confOn({ lab }: Stage, director: DirectorName): Promise<string> {
  return (await lab.exec(director, ["cat", keepalivedConfPath])).stdout;
}
