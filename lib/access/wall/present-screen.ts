import { type WallScreenResource, wallSettingsSchema } from "@/lib/api/resources/wall";
import type { WallScreen } from "@/lib/db/generated/client";

/** Everything of a screen that may be seen: the hashes of its link and its session are left out. */
export function presentScreen(row: WallScreen): WallScreenResource {
  const { name, clusterIds, vipId, rotationSec, distanceM, diagonalIn, hideAddresses, dimFrom, dimUntil } = row;
  const settings = wallSettingsSchema.parse({
    ...{ name, layout: row.layout, locale: row.locale, theme: row.theme, clusterIds, vipId, rotationSec },
    ...{ distanceM, diagonalIn, hideAddresses },
    dim: dimFrom === null || dimUntil === null ? null : { from: dimFrom, until: dimUntil },
  });
  return {
    ...settings,
    id: row.id,
    revision: row.revision,
    pinAddress: row.pinAddress,
    pinnedTo: row.pinnedTo,
    createdByName: row.createdByName,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    lastSeenFrom: row.lastSeenFrom,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
