/** The most that people take in at a glance, however small the letters could be. */
const mostLines = 14;

/** Heights of the parts of a screen in font sizes, as app/wall/wall.css has them, with the space around each. */
export const partHeightsEm = { header: 2.4, line: 1.45, tile: 3.7, roomyTile: 6.5, name: 2.6, factRow: 4 } as const;

const facts = 6;

export type PageGeometry = { readonly widthPx: number; readonly heightPx: number; readonly textPx: number };

export type FleetRoom = {
  readonly columns: number;
  /** Tiles on one page. */
  readonly tiles: number;
  /** What they share, in font sizes. */
  readonly tilesEm: number;
  /** Lines of exceptions. */
  readonly lines: number;
};

/** How much of a fleet fits one page beside so many exceptions without being cut off: at least one tile and one line. */
export function fleetRoom(page: PageGeometry, exceptions: number): FleetRoom {
  const { line, tile } = partHeightsEm;
  const columns = isWide(page) ? 2 : 1;
  const free = freeEm(page);
  // Exceptions take up to two thirds of what one row of tiles leaves.
  const lines = Math.min(Math.max(1, exceptions), atLeastOne(((free - tile) / line) * (2 / 3)));
  const tilesEm = free - lines * line;
  return { columns, lines, tilesEm, tiles: columns * atLeastOne(tilesEm / tile) };
}

export type FactsRoom = {
  readonly columns: number;
  /** Of its six facts, the first so many. */
  readonly facts: number;
  readonly lines: number;
};

/** How much of one cluster or VIP fits: its name and one line of exceptions always do. */
export function factsRoom(page: PageGeometry): FactsRoom {
  const { name, line, factRow } = partHeightsEm;
  const columns = isWide(page) ? 3 : 2;
  const free = freeEm(page) - name;
  const rows = Math.min(facts / columns, Math.max(0, Math.floor((free - line) / factRow)));
  return { columns, facts: rows * columns, lines: atLeastOne((free - rows * factRow) / line) };
}

function freeEm({ heightPx, textPx }: PageGeometry): number {
  return Math.min(heightPx / textPx, mostLines * 1.3) - partHeightsEm.header;
}

function isWide({ widthPx, textPx }: PageGeometry): boolean {
  return widthPx / textPx >= 22;
}

function atLeastOne(count: number): number {
  return Math.max(1, Math.floor(count));
}
