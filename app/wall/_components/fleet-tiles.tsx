"use client";

import { useTranslations } from "next-intl";
import { type FleetRoom, partHeightsEm } from "@/components/wall/wall-room";
import type { WallTile } from "@/lib/api/resources/wall-view";
import { Figure, Part } from "./figure";
import { LevelMark } from "./level-mark";

type Props = { tiles: readonly WallTile[]; room: FleetRoom };

/** Clusters side by side. */
export function FleetTiles({ tiles, room: { columns, tilesEm } }: Props) {
  const t = useTranslations("wall");
  return (
    <ul
      className={columns === 2 && tiles.length > 1 ? "wall-tiles wall-tiles-two" : "wall-tiles"}
      data-roomy={tilesEm / Math.ceil(tiles.length / columns) >= partHeightsEm.roomyTile}
    >
      {tiles.map((tile) => (
        <li key={tile.id} className="wall-tile" data-level={tile.level}>
          <div className="wall-tile-name">
            <span className="wall-subject">{tile.name}</span>
            <LevelMark level={tile.level} />
          </div>
          <div className="wall-tile-figures wall-small">
            <span>
              {t("services")} <Part part={tile.services} />
            </span>
            <span>
              <Figure value={tile.connPerSec} /> {t("perSec")}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
