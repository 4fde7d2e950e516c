import type { TopologyGraph } from "./topology-graph";
import type { Room } from "./use-room";

/** A node's place; x and y are its upper left corner. All lengths are in units of the drawing, 1 px unless it is scaled. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type TopologyLayout = {
  readonly width: number;
  readonly height: number;
  /** How many px a unit is: more than 1 on a wall. */
  readonly scale: number;
  readonly clients: Box;
  readonly boxes: ReadonlyMap<string, Box>;
};

const widestUnscaled = 1400;
/** Still with room for the curves between the columns. */
const tightest = 900;
/** Below it clients stand above the VIPs, so that three columns share the width. */
const narrowest = 680;
const rowHeight = 52;
const rowGap = 14;
const margin = 2;

/** Places clients, VIPs, directors and real servers in columns that fill the width, each centred on the tallest. */
export function layoutTopology({ vips, directors, realServers }: TopologyGraph, room: Room): TopologyLayout {
  const columns = [
    vips.map(({ vip }) => vip.id),
    directors.map(({ id }) => id),
    realServers.map(({ realServer }) => realServer.id),
  ];
  const scale = scaleFor(room, Math.max(1, ...columns.map((ids) => ids.length)));
  const width = Math.floor(room.width / scale);
  const isNarrow = width < narrowest;
  const boxWidth = isNarrow ? Math.floor((width - 2 * margin - 2 * 36) / 3) : 172;
  const firstColumn = isNarrow ? 0 : 1;
  const step = (width - 2 * margin - boxWidth) / (columns.length - 1 + firstColumn);
  const top = isNarrow ? rowHeight + 2 * rowGap : 0;
  const tallest = Math.max(1, ...columns.map((ids) => ids.length));
  const height = top + heightOf(tallest);
  const boxes = columns.flatMap((ids, column) => {
    const x = margin + step * (column + firstColumn);
    const y = top + (heightOf(tallest) - heightOf(ids.length)) / 2;
    return ids.map((id, row): [string, Box] => [
      id,
      { x, y: y + margin + row * (rowHeight + rowGap), width: boxWidth, height: rowHeight },
    ]);
  });
  const clients = {
    x: margin,
    y: isNarrow ? margin : (height - rowHeight) / 2,
    width: isNarrow ? boxWidth : Math.min(boxWidth, 120),
    height: rowHeight,
  };
  return { width, height, scale, clients, boxes: new Map(boxes) };
}

/** On the whole screen as large as it can be read from afar: what is left of the height decides, down to a page's size. */
function scaleFor({ width, height }: Room, rows: number): number {
  const least = Math.max(1, width / widestUnscaled);
  return height === null ? least : Math.max(least, Math.min(width / tightest, height / heightOf(rows)));
}

function heightOf(rows: number): number {
  return rows * rowHeight + Math.max(0, rows - 1) * rowGap + 2 * margin;
}

/** A curve from the right side of one box to the left side of another, or from top to bottom when they stand so. */
export function curveBetween(from: Box, to: Box): string {
  if (to.x < from.x + from.width) {
    const x = from.x + from.width / 2;
    return `M${x} ${from.y + from.height}L${x} ${to.y}`;
  }
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x, to.y + to.height / 2];
  const bend = (x2 - x1) / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
