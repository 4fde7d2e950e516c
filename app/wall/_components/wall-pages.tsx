"use client";

import { useTranslations } from "next-intl";
import { wallPages, worstLevel } from "@/components/wall/wall-pages";
import { factsRoom, fleetRoom, type PageGeometry } from "@/components/wall/wall-room";
import type { WallView } from "@/lib/api/resources/wall-view";
import { ExceptionList } from "./exception-list";
import { FleetTiles } from "./fleet-tiles";
import { TileFacts } from "./tile-facts";
import { useRotation } from "./use-rotation";
import { WallHeader } from "./wall-header";

type Props = {
  view: WallView;
  /** The server's clock. */
  serverMs: number;
  geometry: PageGeometry;
};

/** The page of a screen that is its turn: tiles, or one of them large, and what is wrong. */
export function WallPages({ view: { screen, summary }, serverMs, geometry }: Props) {
  const t = useTranslations("wall");
  const isFleet = screen.layout === "fleet";
  const fleet = fleetRoom(geometry, summary.exceptions.length);
  const room = factsRoom(geometry);
  const page = useRotation(wallPages(screen.layout, summary, fleet.tiles), screen.rotationSec);
  const shown = page?.tiles ?? [];
  const [only] = shown;
  const exceptions = isFleet
    ? summary.exceptions
    : summary.exceptions.filter(({ clusterId }) => clusterId === only?.clusterId);
  const level = worstLevel(summary.clusters.map((tile) => tile.level));
  return (
    <main className="wall-page">
      <WallHeader name={screen.name} level={level} tiles={shown} serverMs={serverMs} />
      {only === undefined ? (
        <p className="wall-empty">{t("nothing")}</p>
      ) : isFleet ? (
        <FleetTiles tiles={shown} room={fleet} />
      ) : (
        <TileFacts tile={only} room={room} />
      )}
      <ExceptionList
        exceptions={exceptions}
        lines={isFleet ? fleet.lines : room.lines}
        withCluster={isFleet}
        isKnown={level !== "unclear"}
      />
    </main>
  );
}
