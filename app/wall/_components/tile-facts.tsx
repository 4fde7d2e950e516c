"use client";

import { useTranslations } from "next-intl";
import type { FactsRoom } from "@/components/wall/wall-room";
import type { WallTile } from "@/lib/api/resources/wall-view";
import { Figure, Part } from "./figure";
import { LevelMark } from "./level-mark";

/** One cluster, or one VIP, large: as many facts as there is room for, what matters most first. */
export function TileFacts({ tile, room }: { tile: WallTile; room: FactsRoom }) {
  const t = useTranslations("wall");
  const { name, level, services, destinations, directors, holders, connPerSec, active } = tile;
  const facts = [
    { name: t("services"), value: <Part part={services} /> },
    { name: t("destinations"), value: <Part part={destinations} /> },
    { name: t("holder"), value: <b className="wall-subject">{holders.length === 0 ? "–" : holders.join(", ")}</b> },
    { name: t("connPerSec"), value: <Figure value={connPerSec} /> },
    { name: t("active"), value: <Figure value={active} /> },
    { name: t("directors"), value: <Part part={directors} /> },
  ];
  return (
    <section className="wall-facts" data-level={level}>
      <div className="wall-facts-name">
        <h2 className="wall-subject">{name}</h2>
        <LevelMark level={level} />
      </div>
      <dl className={room.columns === 3 ? "wall-grid wall-grid-three" : "wall-grid"}>
        {facts.slice(0, room.facts).map((fact) => (
          <div key={fact.name} className="wall-fact">
            <dt className="wall-small">{fact.name}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
