import fc from "fast-check";
import { expect, test } from "vitest";
import { factsRoom, fleetRoom, partHeightsEm } from "@/components/wall/wall-room";

const { header, line, tile, name, factRow } = partHeightsEm;

/** Pages on which a header, one line and one tile with its name fit at all. */
const pages = fc
  .record({
    widthPx: fc.integer({ min: 400, max: 8000 }),
    heightPx: fc.integer({ min: 400, max: 5000 }),
    textPx: fc.integer({ min: 20, max: 400 }),
  })
  .filter(({ heightPx, textPx }) => heightPx / textPx >= header + line + tile);

test("a page of a fleet is never higher than the screen", () => {
  fc.assert(
    fc.property(pages, fc.integer({ min: 0, max: 500 }), (page, exceptions) => {
      const { columns, tiles, tilesEm, lines } = fleetRoom(page, exceptions);
      expect(lines).toBeGreaterThanOrEqual(1);
      expect(tiles).toBeGreaterThanOrEqual(1);
      expect((tiles / columns) * tile).toBeLessThanOrEqual(tilesEm + 1e-9);
      expect(header + tilesEm + lines * line).toBeLessThanOrEqual(page.heightPx / page.textPx + 1e-9);
    }),
  );
});

test("a page of one cluster is never higher than the screen", () => {
  fc.assert(
    fc.property(pages, (page) => {
      const { columns, facts, lines } = factsRoom(page);
      const height = header + name + (facts / columns) * factRow + lines * line;
      expect(height).toBeLessThanOrEqual(page.heightPx / page.textPx + 1e-9);
    }),
  );
});

test("no page has more than fourteen lines, however small the letters are", () => {
  const { columns, tiles, lines } = fleetRoom({ widthPx: 1920, heightPx: 1080, textPx: 10 }, 100);
  expect((tiles / columns) * 2 + lines + 1).toBeLessThanOrEqual(14);
});
