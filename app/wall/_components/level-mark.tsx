"use client";

import { useTranslations } from "next-intl";
import { type Shape, StatusShape } from "@/components/ui/status-shape";
import type { WallLevel } from "@/lib/api/resources/wall-view";

const shapes: Readonly<Record<WallLevel, Shape>> = {
  good: "circle",
  idle: "circle-quarter",
  unclear: "circle-dashed",
  caution: "triangle-up",
  bad: "diamond",
};

/** How something is: shape, word and colour. */
export function LevelMark({ level }: { level: WallLevel }) {
  const t = useTranslations("wall.level");
  return (
    <span className="wall-mark" data-level={level}>
      <StatusShape shape={shapes[level]} />
      {t(level)}
    </span>
  );
}
