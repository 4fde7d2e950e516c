import type { WallLayout } from "@/lib/api/resources/wall";
import type { WallLevel, WallSummary, WallTile } from "@/lib/api/resources/wall-view";

export type WallPage = { readonly key: string; readonly tiles: readonly WallTile[] };

/**
 * The pages that a screen shows in turn: of a fleet as many tiles as fit on each, the worst first; else one tile a page.
 * While there is an alarm only the pages that have one are shown.
 */
export function wallPages(layout: WallLayout, { clusters, vips }: WallSummary, tilesPerPage: number): WallPage[] {
  const pages =
    layout === "fleet" ? inChunks(worstFirst(clusters), tilesPerPage) : (layout === "vip" ? vips : clusters).map(alone);
  const alarmed = pages.filter(({ tiles }) => tiles.some(({ level }) => level === "bad"));
  return alarmed.length > 0 ? alarmed : pages;
}

const gravity: Readonly<Record<WallLevel, number>> = { bad: 4, unclear: 3, caution: 2, good: 1, idle: 0 };

/** The worst of some levels; `idle` when there are none. */
export function worstLevel(levels: readonly WallLevel[]): WallLevel {
  return levels.reduce((worst, level) => (gravity[level] > gravity[worst] ? level : worst), "idle" as const);
}

function worstFirst(tiles: readonly WallTile[]): WallTile[] {
  return [...tiles].sort((one, other) => gravity[other.level] - gravity[one.level]);
}

function inChunks(tiles: readonly WallTile[], size: number): WallPage[] {
  const count = Math.ceil(tiles.length / size);
  return Array.from({ length: count }, (_, page) => ({
    key: `page ${page}`,
    tiles: tiles.slice(page * size, (page + 1) * size),
  }));
}

function alone(tile: WallTile): WallPage {
  return { key: tile.id, tiles: [tile] };
}
