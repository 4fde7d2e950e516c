import { expect, vi } from "vitest";
import type { Lab } from "@/tests/lab/lab";
import { vipHolders } from "../acceptance/on-hosts";
import { tally } from "../lvs-by-hand";
import { type DirectorName, eventually } from "./stage";

/** Who answers `count` requests, once all of them are answered: checks and neighbours may need their time first. */
export async function answers(lab: Lab, url: string, count = 8): Promise<Record<string, number>> {
  return await vi.waitFor(async () => {
    const all = await lab.request(count, url);
    expect(all).toHaveLength(count);
    return tally(all);
  }, eventually);
}

/** Waits until just this director has the VIP. */
export async function vipIsOn(lab: Lab, vip: string, director: DirectorName, device = "eth0"): Promise<void> {
  await vi.waitFor(async () => expect(await vipHolders(lab, vip, device)).toEqual([director]), eventually);
}

/** keepalived ends on one director, as for an upgrade, and comes back. */
export async function withoutKeepalived(lab: Lab, director: DirectorName, meanwhile: () => Promise<void>) {
  await lab.script(director, "systemctl stop keepalived");
  try {
    await meanwhile();
  } finally {
    await lab.script(director, "systemctl start keepalived");
  }
}
