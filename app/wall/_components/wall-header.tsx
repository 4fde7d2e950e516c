"use client";

import { useFormatter, useTranslations } from "next-intl";
import { oldestOf } from "@/components/wall/oldest-of";
import type { WallLevel, WallTile } from "@/lib/api/resources/wall-view";
import { LevelMark } from "./level-mark";

type Props = { name: string; level: WallLevel; tiles: readonly WallTile[]; serverMs: number };

/** Which screen this is, how everything on it is, how old the oldest figure is, and what time it is. */
export function WallHeader({ name, level, tiles, serverMs }: Props) {
  const t = useTranslations("wall");
  const format = useFormatter();
  const oldest = oldestOf(tiles.filter((tile) => tile.level !== "idle").map(({ freshAt }) => freshAt));
  const ageSec = oldest === null ? null : Math.max(0, Math.round((serverMs - Date.parse(oldest)) / 1_000));
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <header className="wall-header">
      <h1>{name}</h1>
      <LevelMark level={level} />
      <span className="wall-small wall-age">{ageSec === null ? t("noSample") : t("age", { seconds: ageSec })}</span>
      <time>
        {format.dateTime(new Date(serverMs), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone })}
      </time>
    </header>
  );
}
