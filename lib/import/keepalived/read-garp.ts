import { type Garp, garpSchema } from "@/lib/model/vrrp";
import type { Reading, Section } from "./section";

const keywords = {
  delaySec: "garp_master_delay",
  repeat: "garp_master_repeat",
  refreshSec: "garp_master_refresh",
  refreshRepeat: "garp_master_refresh_repeat",
} as const;

/** How a new master announces its addresses; null = as keepalived does it. */
export function readGarp(section: Section, { report, places }: Reading): Garp | null {
  const [first] = Object.values(keywords).flatMap((keyword) => section.find(keyword));
  if (first === undefined) return null;
  const given = Object.entries(keywords).flatMap(([field, keyword]) => {
    const value = section.number([keyword], 0, 86400);
    return value === null ? [] : [[field, Math.round(value)]];
  });
  const garp = garpSchema.safeParse(Object.fromEntries(given));
  if (!garp.success) report.error(places.of(first), "keepalived.garp");
  return garp.success ? garp.data : null;
}
